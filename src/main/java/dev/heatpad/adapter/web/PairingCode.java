package dev.heatpad.adapter.web;

import dev.heatpad.core.unit.MonotonicTime;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;

/**
 * A code that lets one client in: six digits that somebody read at the device. Pure. The numbers
 * and what they are worth stand in docs/adr/0010-pairing-and-the-qr-code.md.
 *
 * @param until it is valid before this moment
 * @param attemptsLeft how many more codes may be tried against it, 1 to 5
 */
record PairingCode(String digits, MonotonicTime until, int attemptsLeft) {

  /** Long enough to fetch the phone and type. */
  static final Duration LIFETIME = Duration.ofMinutes(10);

  /** Enough for slips of a finger: 5 of a million are a chance of 1 in 200 000. */
  static final int MAX_ATTEMPTS = 5;

  /** How many codes there are. */
  static final int CODES = 1_000_000;

  PairingCode {
    if (!digits.matches("[0-9]{6}") || attemptsLeft < 1 || attemptsLeft > MAX_ATTEMPTS) {
      throw new IllegalArgumentException("not a pairing code");
    }
  }

  static PairingCode draw(SecureRandom random, MonotonicTime now) {
    String digits = String.format(Locale.ROOT, "%06d", random.nextInt(CODES));
    return new PairingCode(digits, now.plus(LIFETIME), MAX_ATTEMPTS);
  }

  boolean isValid(MonotonicTime now) {
    return now.isBefore(until);
  }

  /** Takes the same time wherever the first wrong digit is. */
  boolean isMeant(String given) {
    return MessageDigest.isEqual(
        digits.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  PairingCode withAttemptsLeft(int left) {
    return new PairingCode(digits, until, left);
  }

  /** A code must not get into a log by accident. */
  @Override
  public String toString() {
    return "PairingCode[" + attemptsLeft + " attempts left]";
  }
}
