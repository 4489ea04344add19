"""The public pages of the last release as files, for any static host or a USB stick."""
