/**
 * The SHA-256 of the official archives of Pulumi 3.248.0, so that a server which changes an archive and its checksum file
 * together is found out. Source: Pulumi's own Homebrew formula (pulumi/homebrew-tap, Formula/pulumi.rb, the commit for
 * 3.248.0), whose archives are those of get.pulumi.com. No such source names the archives for Windows: they are checked
 * against the published checksum file alone. Raised together with `PULUMI_VERSION`.
 *
 * @type {Readonly<Record<string, string>>} by the archive's name
 */
const KNOWN_CHECKSUMS = {
  "pulumi-v3.248.0-darwin-arm64.tar.gz": "1c42c8e4c504c12e8cdce42a638ff47a4786afbaebf2f381563bb01f2fadbe48",
  "pulumi-v3.248.0-darwin-x64.tar.gz": "c0ddbbdf20dcee54b5c542106956fedb0c61b9b11f103a6e2a6d4df4bb64bc5a",
  "pulumi-v3.248.0-linux-arm64.tar.gz": "c0287edf11cac0f0f77378b17b843ef6cb7f39252c9fcc1d2ba62145d6d96d58",
  "pulumi-v3.248.0-linux-x64.tar.gz": "a13732d8921f99d70b9ae270d79c3b575bb37707fce7486e64fef333afc11ae0",
};

module.exports = { KNOWN_CHECKSUMS };
