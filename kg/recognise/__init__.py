"""What the text names: acts, provisions, bodies, dates; each found without regard to the others."""
