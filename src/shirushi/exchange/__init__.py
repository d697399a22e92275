"""What may leave, to whom, and the receipt."""
