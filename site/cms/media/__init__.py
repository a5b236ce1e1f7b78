"""Images and documents: metadata, file types, forms and views."""
