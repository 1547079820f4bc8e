"""Claims on federation: two Porches and one Synapse in the same rooms."""
