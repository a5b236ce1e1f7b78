"""Drawings as lists of shapes, which become SVG for pages and PNG for papers."""
