package dev.heatpad.adapter.web;

import dev.heatpad.core.unit.MonotonicTime;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Gives out pairing codes, one at a time, and judges those that are brought. Any thread may come.
 * Time is handed in.
 */
final class PairingDesk {

  private final SecureRandom random;
  private final AttemptBucket bucket;
  private final ReentrantLock gate = new ReentrantLock();
  private Optional<PairingCode> code = Optional.empty();

  /** What became of a code that was brought. */
  sealed interface Attempt {}

  /** It was the right one; it is used up now. */
  record Right() implements Attempt {}

  record Wrong(int attemptsLeft) implements Attempt {}

  /** None is valid now. */
  record NoCode() implements Attempt {}

  record TooFast(Duration waitFor) implements Attempt {}

  PairingDesk(SecureRandom random, MonotonicTime now) {
    this.random = random;
    this.bucket = new AttemptBucket(now);
  }

  /** A new code; the one before it is void. */
  PairingCode invite(MonotonicTime now) {
    gate.lock();
    try {
      PairingCode drawn = PairingCode.draw(random, now);
      code = Optional.of(drawn);
      return drawn;
    } finally {
      gate.unlock();
    }
  }

  Attempt attempt(String given, MonotonicTime now) {
    gate.lock();
    try {
      Optional<Duration> waitFor = bucket.take(now);
      if (waitFor.isPresent()) {
        return new TooFast(waitFor.get());
      }
      Optional<PairingCode> valid = code.filter(drawn -> drawn.isValid(now));
      code = Optional.empty();
      if (valid.isEmpty()) {
        return new NoCode();
      }
      if (valid.get().isMeant(given)) {
        return new Right();
      }
      int left = valid.get().attemptsLeft() - 1;
      code = left == 0 ? Optional.empty() : Optional.of(valid.get().withAttemptsLeft(left));
      return new Wrong(left);
    } finally {
      gate.unlock();
    }
  }
}
