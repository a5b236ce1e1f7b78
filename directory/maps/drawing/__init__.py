"""Draws shapes as SVG and PNG; knows nothing of areas."""
