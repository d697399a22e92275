"""Ways of writing the same question otherwise: pure, and the same for the same item each time."""
