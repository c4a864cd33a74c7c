"""Image and PDF files in the media: those that imports store (`media`) and those made when first requested."""
