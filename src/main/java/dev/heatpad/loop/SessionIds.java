package dev.heatpad.loop;

import dev.heatpad.core.unit.SessionId;
import dev.heatpad.core.unit.WallTime;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes the identities of sessions: UUIDs of version 7 (RFC 9562), which sort by time. */
public final class SessionIds {

  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;

  private final RandomGenerator random;

  public SessionIds(RandomGenerator random) {
    this.random = random;
  }

  /** A new identity. Its time part is for sorting only, and may be off as the clock is. */
  public SessionId next(WallTime wall) {
    long high = (wall.instant().toEpochMilli() << 16) | VERSION_7 | random.nextInt(0x1000);
    long low = VARIANT | (random.nextLong() & VARIANT_MASK);
    return new SessionId(new UUID(high, low).toString());
  }
}
