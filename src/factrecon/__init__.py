"""Multi-source fact reconciliation."""
