"""English as data: words and rules in TOML, each row with the readings expected of its examples."""
