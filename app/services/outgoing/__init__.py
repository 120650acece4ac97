"""The register of outgoing documents: preparing, numbering, voiding, printing (H2)."""
