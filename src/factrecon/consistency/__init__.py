"""What holds beyond pairs: timelines, stated distances, parts and wholes."""
