"""Letters by which UK public authorities answer information requests, as a knowledge graph."""
