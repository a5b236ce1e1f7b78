"""Inspection of office documents, which are packages of XML files."""
