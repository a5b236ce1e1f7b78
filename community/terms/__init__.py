"""The terms of the community: versions and acceptance."""
