"""The algebra of imprecise values: trapezoids, what words mean, temporal networks. Knows nothing of claims."""
