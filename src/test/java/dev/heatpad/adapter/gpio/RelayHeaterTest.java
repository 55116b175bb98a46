package dev.heatpad.adapter.gpio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.pi4j.io.gpio.digital.DigitalState;
import dev.heatpad.loop.HeaterSwitch.Level;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two relays in series, wired as {@code hardware/} describes: BCM 26 and 20, active low. */
class RelayHeaterTest {

  private static final int A = 26;
  private static final int B = 20;

  private final MockBoard mock = new MockBoard();

  @AfterEach
  void close() {
    mock.close();
  }

  @ParameterizedTest
  @EnumSource
  void shouldHaveTheOffLevelInTheRequestAndAsTheFirstAndLastWrite(ActiveLevel active)
      throws Exception {
    DigitalState off = active.inactive();
    RelayHeater heater =
        mock.board().heater(List.of(new OutputPin(A, active), new OutputPin(B, active)));

    for (int bcm : List.of(A, B)) {
      assertEquals(off, mock.output(bcm).config().initialState());
      assertEquals(off, mock.output(bcm).config().shutdownState());
      assertEquals(Set.of(off), Set.copyOf(mock.written(bcm)));
    }

    heater.drive(Level.ON);
    heater.close();

    for (int bcm : List.of(A, B)) {
      assertTrue(mock.written(bcm).contains(active.active()));
      assertEquals(off, mock.written(bcm).getLast());
    }
  }

  @Test
  void shouldLetTheFirstRelayMakeAndBreakTheCurrent() throws Exception {
    RelayHeater heater = heater();
    mock.log().clear();

    heater.drive(Level.ON);
    heater.drive(Level.OFF);

    assertEquals(List.of("20=LOW", "26=LOW", "26=HIGH", "20=HIGH"), mock.log());
  }

  @Test
  void shouldWriteOffAgainEvenWhenItIsOff() throws Exception {
    RelayHeater heater = heater();
    mock.log().clear();

    heater.drive(Level.OFF);

    assertEquals(List.of("26=HIGH", "20=HIGH"), mock.log());
  }

  @Test
  void shouldOpenTheSecondRelayWhenTheFirstFails() throws Exception {
    RelayHeater heater = heater();
    heater.drive(Level.ON);
    mock.failWrites(A);

    IOException failure = assertThrows(IOException.class, () -> heater.drive(Level.OFF));

    assertEquals("BCM 26 cannot be driven OFF: the write failed", failure.getMessage());
    assertEquals(DigitalState.HIGH, mock.written(B).getLast());
  }

  @Test
  void shouldOpenTheFirstRelayWhenTheSecondFails() throws Exception {
    RelayHeater heater = heater();
    heater.drive(Level.ON);
    mock.failWrites(B);

    assertThrows(IOException.class, () -> heater.drive(Level.OFF));

    assertEquals(DigitalState.HIGH, mock.written(A).getLast());
  }

  @Test
  void shouldTellBothFailures() throws Exception {
    RelayHeater heater = heater();
    mock.failWrites(A);
    mock.failWrites(B);

    IOException failure = assertThrows(IOException.class, () -> heater.drive(Level.OFF));

    assertEquals(1, failure.getSuppressed().length);
  }

  @Test
  void shouldLeaveNoRelayOnWhenOneCannotBeSwitchedOn() throws Exception {
    RelayHeater heater = heater();
    mock.failWrites(A);

    assertThrows(IOException.class, () -> heater.drive(Level.ON));

    assertEquals(DigitalState.HIGH, mock.written(B).getLast());
  }

  @ParameterizedTest
  @ValueSource(ints = {A, B})
  void shouldSayWhenAPinReadsOnAfterOff(int bcm) throws Exception {
    RelayHeater heater = heater();
    mock.holdPin(bcm, DigitalState.LOW);

    IOException failure = assertThrows(IOException.class, () -> heater.drive(Level.OFF));

    assertEquals("BCM " + bcm + " reads on while it is driven off", failure.getMessage());
    assertEquals(Level.OFF, heater.readBack());
  }

  @Test
  void shouldReadOffWhileOneRelayIsOff() throws Exception {
    RelayHeater heater = heater();
    heater.drive(Level.ON);

    mock.holdPin(B, DigitalState.HIGH);

    assertEquals(Level.OFF, heater.readBack());
  }

  @Test
  void shouldReadThePinsAndNotWhatWasWritten() throws Exception {
    RelayHeater heater = heater();
    mock.holdPin(A, DigitalState.LOW);
    mock.holdPin(B, DigitalState.LOW);

    assertEquals(Level.ON, heater.readBack());
  }

  @Test
  void shouldThrowWhenAPinCannotBeRead() throws Exception {
    RelayHeater heater = heater();
    mock.failReads(B);
    assertThrows(IOException.class, heater::readBack);
  }

  @Test
  void shouldThrowWhenAPinReadsNeitherHighNorLow() throws Exception {
    RelayHeater heater = heater();
    mock.holdPin(A, DigitalState.UNKNOWN);
    assertThrows(IOException.class, heater::readBack);
  }

  @Test
  void shouldGiveALineBackThatCannotBeDrivenOffOnClosing() throws Exception {
    RelayHeater heater = heater();
    heater.drive(Level.ON);
    mock.failWrites(A);

    heater.close();

    assertEquals(DigitalState.HIGH, mock.written(B).getLast());
    mock.board().heater(List.of(low(A))).drive(Level.ON);
    assertEquals(DigitalState.LOW, mock.written(A).getLast());
  }

  @Test
  void shouldTakeOneOrTwoRelays() {
    assertThrows(IllegalArgumentException.class, () -> mock.board().heater(List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> mock.board().heater(List.of(low(A), low(B), low(21))));
  }

  private RelayHeater heater() throws BoardException {
    return mock.board().heater(List.of(low(A), low(B)));
  }

  private static OutputPin low(int bcm) {
    return new OutputPin(bcm, ActiveLevel.LOW);
  }
}
