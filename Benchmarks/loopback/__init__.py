"""What the measurements over loopback share: servers to measure, requests to replay, and the machine they run on."""
