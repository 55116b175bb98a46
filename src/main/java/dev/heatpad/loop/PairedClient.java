package dev.heatpad.loop;

import java.time.Instant;

/**
 * A phone, browser or program that was paired at the device and may command the pads over HTTP.
 *
 * @param lastSeenAt to the hour
 */
public record PairedClient(
    ClientId id, ClientName name, TokenHash token, Instant pairedAt, Instant lastSeenAt) {

  public PairedClient seenAt(Instant moment) {
    return new PairedClient(id, name, token, pairedAt, moment);
  }
}
