"""What both networks are made to learn from: portraits, pictures without a face, and the detector that finds faces."""
