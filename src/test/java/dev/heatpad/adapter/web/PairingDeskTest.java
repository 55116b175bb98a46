package dev.heatpad.adapter.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.adapter.web.PairingDesk.NoCode;
import dev.heatpad.adapter.web.PairingDesk.Right;
import dev.heatpad.adapter.web.PairingDesk.TooFast;
import dev.heatpad.adapter.web.PairingDesk.Wrong;
import dev.heatpad.core.unit.MonotonicTime;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Design 4.4: the numbers of docs/adr/0010-pairing-and-the-qr-code.md. */
final class PairingDeskTest {

  private static final MonotonicTime START = MonotonicTime.ofNanos(Long.MAX_VALUE - 1_000);
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final PairingDesk desk = new PairingDesk(new SecureRandom(), START);

  @Test
  void aCodeHasSixDigitsAndTheyAreDrawn() {
    Set<String> drawn = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      String digits = desk.invite(START).digits();
      assertTrue(digits.matches("[0-9]{6}"), digits);
      drawn.add(digits);
    }
    // Of a thousand out of a million half a one is expected to come twice; 20 would be a wonder.
    assertTrue(drawn.size() > 980, () -> "different codes: " + drawn.size());
  }

  @Test
  void aCodeIsGoodForOneUse() {
    PairingCode code = desk.invite(START);
    assertEquals(new Right(), desk.attempt(code.digits(), START));
    assertEquals(new NoCode(), desk.attempt(code.digits(), START));
  }

  @Test
  void aCodeIsGoodForTenMinutes() {
    PairingCode code = desk.invite(START);
    MonotonicTime end = START.plus(Duration.ofMinutes(10));
    assertInstanceOf(Wrong.class, desk.attempt(other(code), end.minus(Duration.ofNanos(1))));
    assertEquals(new NoCode(), desk.attempt(code.digits(), end));
    PairingCode late = desk.invite(end);
    assertEquals(
        new Right(), desk.attempt(late.digits(), end.plus(Duration.ofMinutes(10).minusNanos(1))));
  }

  @Test
  void afterFiveWrongCodesTheRightOneIsVoid() {
    PairingCode code = desk.invite(START);
    for (int left = 4; left >= 0; left--) {
      assertEquals(new Wrong(left), desk.attempt(other(code), START));
    }
    MonotonicTime later = START.plus(Duration.ofMinutes(1));
    assertEquals(new NoCode(), desk.attempt(code.digits(), later));
  }

  @Test
  void aNewCodeMakesTheOldOneVoid() {
    PairingCode old = desk.invite(START);
    PairingCode newer = desk.invite(START);
    while (newer.digits().equals(old.digits())) {
      newer = desk.invite(START);
    }
    assertEquals(new Wrong(4), desk.attempt(old.digits(), START));
    assertEquals(new Right(), desk.attempt(newer.digits(), START));
  }

  @Test
  void fiveAttemptsInARowAndThenOneInTenSeconds() {
    for (int i = 0; i < 5; i++) {
      assertEquals(new NoCode(), desk.attempt("000000", START));
    }
    assertEquals(new TooFast(INTERVAL), desk.attempt("000000", START));
    assertEquals(
        new TooFast(Duration.ofNanos(1)),
        desk.attempt("000000", START.plus(INTERVAL.minusNanos(1))));
    assertEquals(new NoCode(), desk.attempt("000000", START.plus(INTERVAL)));
    assertEquals(new TooFast(INTERVAL), desk.attempt("000000", START.plus(INTERVAL)));
    MonotonicTime rested = START.plus(Duration.ofDays(1));
    for (int i = 0; i < 5; i++) {
      assertEquals(new NoCode(), desk.attempt("000000", rested), "the burst is back, no more");
    }
    assertInstanceOf(TooFast.class, desk.attempt("000000", rested));
  }

  @Test
  void theRightCodeIsNotFasterThanTheLimit() {
    for (int i = 0; i < 5; i++) {
      assertEquals(new NoCode(), desk.attempt("000000", START));
    }
    PairingCode code = desk.invite(START);
    assertInstanceOf(TooFast.class, desk.attempt(code.digits(), START));
    assertEquals(new Right(), desk.attempt(code.digits(), START.plus(INTERVAL)));
  }

  /** One code: five of a million. The attacker asks as often as it likes. */
  @Test
  void againstOneCodeFiveOfAMillionCanBeTried() {
    PairingCode code = desk.invite(START);
    int tried = 0;
    MonotonicTime end = START.plus(Duration.ofMinutes(11));
    for (MonotonicTime now = START; now.isBefore(end); now = now.plus(Duration.ofMillis(100))) {
      tried += desk.attempt(other(code), now) instanceof Wrong ? 1 : 0;
    }
    assertEquals(5, tried);
    assertEquals(5e-6, (double) tried / PairingCode.CODES, 1e-12);
  }

  /**
   * A day in which somebody at the device makes a new code whenever the last is void, which nobody
   * does: less than one in a hundred.
   */
  @Test
  void inADayFewerThanNineThousandCodesCanBeTriedWhateverIsDoneAtTheDevice() {
    PairingCode code = desk.invite(START);
    int tried = 0;
    MonotonicTime end = START.plus(Duration.ofDays(1));
    for (MonotonicTime now = START; now.isBefore(end); now = now.plus(Duration.ofSeconds(1))) {
      switch (desk.attempt(other(code), now)) {
        case Wrong(int left) -> {
          tried++;
          code = left == 0 ? desk.invite(now) : code;
        }
        case NoCode() -> code = desk.invite(now);
        case TooFast _ -> {}
        case Right() -> throw new AssertionError("another code was taken");
      }
    }
    int most = 5 + 24 * 60 * 6;
    assertTrue(tried <= most && tried > most - 100, "tried " + tried + " of " + most);
    assertTrue((double) tried / PairingCode.CODES < 0.01);
  }

  @Test
  void aCodeDoesNotShowItselfInALog() {
    PairingCode code = desk.invite(START);
    assertFalse(code.toString().contains(code.digits()));
  }

  private static String other(PairingCode code) {
    return "%06d".formatted((Integer.parseInt(code.digits()) + 1) % PairingCode.CODES);
  }
}
