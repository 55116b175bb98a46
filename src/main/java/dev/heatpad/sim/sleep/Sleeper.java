package dev.heatpad.sim.sleep;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * Somebody on a pad who may fall asleep: what the heart does and whether the body moves. The hearts
 * follow what was found in sleepers (docs/safety.md, wearable): most fall little, many rise.
 */
public enum Sleeper {
  AWAKE("stays awake, reads", 0),
  RESTING("stays awake, rests, heart falls by 14 %", -0.14),
  HEART_FALLS("falls asleep, heart falls by 14 %", -0.14),
  HEART_STAYS("falls asleep, heart stays", 0),
  HEART_RISES("falls asleep, heart rises by 5 %", 0.05);

  private static final double RESTING_PER_MINUTE = 68;

  /** A heart takes some minutes to follow. */
  private static final Duration FOLLOWS_WITHIN = Duration.ofMinutes(4);

  private static final double WAVE_PER_MINUTE = 3;
  private static final double WAVE_SECONDS = 47;

  /** Somebody who reads turns a page now and then. */
  private static final int MOVES_EACH_SECONDS = 60;

  private final String text;
  private final double shareOfHeart;

  Sleeper(String text, double shareOfHeart) {
    this.text = text;
    this.shareOfHeart = shareOfHeart;
  }

  public String text() {
    return text;
  }

  public boolean fallsAsleep() {
    return this != AWAKE && this != RESTING;
  }

  /**
   * The heart rate now.
   *
   * @param calmFor since falling asleep or coming to rest
   */
  double heartPerMinute(Duration sinceStart, Duration calmFor, SplittableRandom chance) {
    double followed =
        Math.min(1, (double) calmFor.toMillis() / FOLLOWS_WITHIN.toMillis()) * shareOfHeart;
    double wave =
        WAVE_PER_MINUTE * Math.sin(2 * Math.PI * sinceStart.toMillis() / 1000 / WAVE_SECONDS);
    return RESTING_PER_MINUTE * (1 + followed) + wave + chance.nextGaussian();
  }

  /** Whether the body moves in this second. */
  boolean moves(Duration sinceStart, Duration calmFor) {
    return (calmFor.isZero() || !fallsAsleep()) && sinceStart.toSeconds() % MOVES_EACH_SECONDS == 0;
  }
}
