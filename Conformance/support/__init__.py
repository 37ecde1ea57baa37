"""What the conformance tests stand on: a plane that is really running, and clients that watch what it answers."""
