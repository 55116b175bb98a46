package dev.heatpad.core.wearable;

import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.wearable.DeviceProfile.ContactBits;
import dev.heatpad.core.wearable.DeviceProfile.SkinSite;
import dev.heatpad.core.wearable.Signal.Contact;
import dev.heatpad.core.wearable.Signal.HeartRate;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What speaks for and against a device being worn. Silence is no evidence here: it is {@link
 * Rule#STALE}.
 *
 * @param off why it counts as not worn; empty while nothing says so
 * @param contactLost packets in a row without contact
 * @param emptySince since when packets come without a heart rate after there was one
 * @param payloads how packets repeat
 * @param good since when everything speaks for being worn again
 * @param onBodySince since when an on-body detector says yes
 * @param skin the temperature from which a fall is measured
 */
public record WornTrace(
    Optional<Off> off,
    int contactLost,
    Optional<MonotonicTime> emptySince,
    Optional<Payloads> payloads,
    Optional<Good> good,
    Optional<MonotonicTime> onBodySince,
    Optional<Skin> skin) {

  /** So many packets in a row without contact mean not worn. */
  public static final int CONTACT_LOST_PACKETS = 3;

  /** A device that is on and has no heart rate for so long is not worn. */
  public static final Duration NO_BEATS_FOR = Duration.ofSeconds(10);

  /** A strap that stopped telling the times between beats, and whose rate stands still. */
  public static final Duration BEATS_GONE_FOR = Duration.ofSeconds(20);

  /** Times between beats never repeat like that. */
  public static final Duration FROZEN_FOR = Duration.ofMinutes(1);

  /**
   * A rate alone may stand still at rest; so long it does not. Project judgement: a paced heart may
   * be taken for a frozen device.
   */
  public static final Duration FROZEN_RATE_FOR = Duration.ofMinutes(5);

  /** Worn again after so long of good evidence. */
  public static final Duration WORN_AGAIN_AFTER = Duration.ofSeconds(10);

  /** Skin under a wearable is not colder. */
  public static final Celsius COLD_SKIN = Celsius.of(28);

  public static final double MAX_FALL_CELSIUS_PER_MINUTE = 2;

  /** Over a shorter time the steps of a sensor look like a slope. */
  private static final Duration SHORTEST_SLOPE = Duration.ofSeconds(30);

  public static final WornTrace UNKNOWN =
      new WornTrace(
          Optional.empty(),
          0,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Not worn, since when and by which rule. */
  public record Off(Rule rule, MonotonicTime since, String values) {}

  /**
   * The newest packet with a heart rate, and since when packets look like it.
   *
   * @param sameSince since when rate and times between beats are the same
   * @param sameRateSince since when the rate is the same
   * @param beatsAt when times between beats came last; empty for a device that never sent any
   */
  record Payloads(
      HeartRate newest,
      MonotonicTime sameSince,
      MonotonicTime sameRateSince,
      Optional<MonotonicTime> beatsAt) {}

  /** Good evidence without a break, from its first packet on. */
  record Good(MonotonicTime since, HeartRate first, Moving moving) {}

  /** Whether the values since then differ among themselves. */
  enum Moving {
    YES,
    NOT_YET
  }

  record Skin(Celsius temperature, MonotonicTime at) {}

  /** Why the device counts as not worn now. */
  public Optional<Off> offAt(MonotonicTime now) {
    boolean isBackOnBody =
        onBodySince.filter(since -> now.minus(since).compareTo(WORN_AGAIN_AFTER) >= 0).isPresent();
    return off.filter(why -> why.rule() != Rule.OFF_BODY || !isBackOnBody);
  }

  /** The trace after silence that was too long to count what comes next as "in a row". */
  WornTrace afterSilence() {
    return new WornTrace(
        off, 0, Optional.empty(), Optional.empty(), Optional.empty(), onBodySince, skin);
  }

  WornTrace after(HeartRate packet, ContactBits bits, MonotonicTime at) {
    Payloads repeated = repeated(packet, at);
    if (bits.believesThatThereIsNone() && packet.contact() == Contact.NO) {
      return withoutContact(at).with(repeated);
    }
    WornTrace next =
        new WornTrace(off, 0, Optional.empty(), payloads, good, onBodySince, skin).with(repeated);
    Optional<Off> frozen = standingStill(repeated, at);
    if (frozen.isPresent()) {
      return next.off(frozen.get());
    }
    return next.good(packet, bits, at);
  }

  /** The trace after a packet without a heart rate. */
  WornTrace afterNothing(
      Contact contact, ContactBits bits, Optional<MonotonicTime> lastRateAt, MonotonicTime at) {
    WornTrace next =
        bits.believesThatThereIsNone() && contact == Contact.NO ? withoutContact(at) : this;
    if (lastRateAt.isEmpty()) {
      return next.withoutGood();
    }
    MonotonicTime since = emptySince.orElse(at);
    WornTrace empty =
        new WornTrace(
            next.off,
            next.contactLost,
            Optional.of(since),
            payloads,
            Optional.empty(),
            onBodySince,
            skin);
    Duration lasted = at.minus(since);
    return lasted.compareTo(NO_BEATS_FOR) < 0
        ? empty
        : empty.off(new Off(Rule.NO_BEATS, at, "no heart rate for " + seconds(lasted)));
  }

  WornTrace after(Signal.Worn worn, MonotonicTime at) {
    return switch (worn) {
      case ON_BODY ->
          new WornTrace(
              offAt(at),
              contactLost,
              emptySince,
              payloads,
              good,
              onBodySince.or(() -> Optional.of(at)),
              skin);
      case OFF_BODY ->
          new WornTrace(
                  off, contactLost, emptySince, payloads, Optional.empty(), Optional.empty(), skin)
              .off(new Off(Rule.OFF_BODY, at, "the detector says so"));
    };
  }

  WornTrace after(Celsius temperature, SkinSite site, MonotonicTime at) {
    Skin anchor = skin.orElse(new Skin(temperature, at));
    Duration between = at.minus(anchor.at());
    boolean isLongEnough = between.compareTo(SHORTEST_SLOPE) >= 0;
    WornTrace next =
        new WornTrace(
            off,
            contactLost,
            emptySince,
            payloads,
            good,
            onBodySince,
            Optional.of(isLongEnough ? new Skin(temperature, at) : anchor));
    if (site == SkinSite.NEAR_THE_PAD) {
      return next;
    }
    if (COLD_SKIN.isAbove(temperature)) {
      return next.off(new Off(Rule.SKIN_COLD, at, "skin at " + temperature));
    }
    double fallCelsiusPerMinute =
        isLongEnough
            ? (anchor.temperature().degrees() - temperature.degrees()) * 60_000 / between.toMillis()
            : 0;
    return fallCelsiusPerMinute > MAX_FALL_CELSIUS_PER_MINUTE
        ? next.off(
            new Off(
                Rule.SKIN_COOLS,
                at,
                String.format(Locale.ROOT, "%.1f C a minute", fallCelsiusPerMinute)))
        : next;
  }

  private WornTrace withoutContact(MonotonicTime at) {
    int lost = contactLost + 1;
    WornTrace next =
        new WornTrace(off, lost, emptySince, payloads, Optional.empty(), onBodySince, skin);
    return lost < CONTACT_LOST_PACKETS
        ? next
        : next.off(new Off(Rule.CONTACT_LOST, at, lost + " packets without contact"));
  }

  private Payloads repeated(HeartRate packet, MonotonicTime at) {
    boolean hasBeats = !packet.rrMilliseconds().isEmpty();
    if (payloads.isEmpty()) {
      return new Payloads(packet, at, at, hasBeats ? Optional.of(at) : Optional.empty());
    }
    Payloads before = payloads.get();
    boolean sameRate = before.newest().beatsPerMinute() == packet.beatsPerMinute();
    boolean same = sameRate && before.newest().rrMilliseconds().equals(packet.rrMilliseconds());
    return new Payloads(
        packet,
        same ? before.sameSince() : at,
        sameRate ? before.sameRateSince() : at,
        hasBeats ? Optional.of(at) : before.beatsAt());
  }

  private static Optional<Off> standingStill(Payloads now, MonotonicTime at) {
    Duration same = at.minus(now.sameSince());
    Duration sameRate = at.minus(now.sameRateSince());
    if (!now.newest().rrMilliseconds().isEmpty()) {
      return same.compareTo(FROZEN_FOR) >= 0
          ? Optional.of(new Off(Rule.FROZEN, at, "the same packet for " + seconds(same)))
          : Optional.empty();
    }
    if (sameRate.compareTo(FROZEN_RATE_FOR) >= 0) {
      return Optional.of(new Off(Rule.FROZEN, at, "the same rate for " + seconds(sameRate)));
    }
    Optional<Duration> gone = now.beatsAt().map(at::minus);
    boolean areBeatsGone =
        gone.filter(lasted -> lasted.compareTo(BEATS_GONE_FOR) >= 0).isPresent()
            && sameRate.compareTo(BEATS_GONE_FOR) >= 0;
    return areBeatsGone
        ? Optional.of(
            new Off(Rule.BEATS_GONE, at, "no times between beats for " + seconds(gone.get())))
        : Optional.empty();
  }

  /** A good packet: after enough of them the device counts as worn again. */
  private WornTrace good(HeartRate packet, ContactBits bits, MonotonicTime at) {
    Good before = good.orElse(new Good(at, packet, Moving.NOT_YET));
    boolean differs =
        packet.beatsPerMinute() != before.first().beatsPerMinute()
            || !packet.rrMilliseconds().equals(before.first().rrMilliseconds());
    Good now = new Good(before.since(), before.first(), differs ? Moving.YES : before.moving());
    boolean isLongEnough = at.minus(now.since()).compareTo(WORN_AGAIN_AFTER) >= 0;
    boolean isBack = isLongEnough && off.filter(why -> !isMended(why, now, packet, bits)).isEmpty();
    return new WornTrace(
        isBack ? Optional.empty() : off,
        contactLost,
        emptySince,
        payloads,
        Optional.of(now),
        onBodySince,
        skin);
  }

  /** What ends each kind of "not worn". A detector that said "off" must say "on" itself. */
  private static boolean isMended(Off why, Good good, HeartRate packet, ContactBits bits) {
    if (why.rule() == Rule.OFF_BODY) {
      return false;
    }
    boolean hasContact = bits.believesThatThereIsSome() && packet.contact() == Contact.YES;
    boolean isAboutContact = why.rule() == Rule.CONTACT_LOST || why.rule() == Rule.NO_BEATS;
    return good.moving() == Moving.YES || (isAboutContact && hasContact);
  }

  private WornTrace withoutGood() {
    return new WornTrace(
        off, contactLost, emptySince, payloads, Optional.empty(), onBodySince, skin);
  }

  private WornTrace with(Payloads newPayloads) {
    return new WornTrace(
        off, contactLost, emptySince, Optional.of(newPayloads), good, onBodySince, skin);
  }

  /** The first reason stays, with its moment; and good evidence has to begin anew. */
  private WornTrace off(Off why) {
    return new WornTrace(
        Optional.of(off.orElse(why)),
        contactLost,
        emptySince,
        payloads,
        Optional.empty(),
        onBodySince,
        skin);
  }

  private static String seconds(Duration lasted) {
    return lasted.toSeconds() + " s";
  }
}
