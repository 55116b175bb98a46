package dev.heatpad.adapter.gpio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.pi4j.io.gpio.digital.DigitalState;
import dev.heatpad.adapter.gpio.LineButtons.Button;
import dev.heatpad.loop.HeaterSwitch.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardTest {

  private static final OutputPin RELAY_A = new OutputPin(26, ActiveLevel.LOW);
  private static final OutputPin RELAY_B = new OutputPin(20, ActiveLevel.LOW);

  @TempDir Path directory;

  private Path model;

  @BeforeEach
  void writeModel() throws IOException {
    model = directory.resolve("model");
    Files.writeString(model, "Raspberry Pi 4 Model B Rev 1.5\0");
  }

  @Test
  void shouldKnowARaspberryPiByItsDeviceTree() throws IOException {
    Path missing = directory.resolve("missing");
    assertTrue(Board.isRaspberryPi(List.of(model)));
    assertTrue(Board.isRaspberryPi(List.of(missing, model)));
    assertFalse(Board.isRaspberryPi(List.of(missing)));
    Files.writeString(model, "Orange Pi 5\0");
    assertFalse(Board.isRaspberryPi(List.of(model)));
  }

  @Test
  void shouldSayThatThisMachineIsNoRaspberryPi() {
    assumeFalse(Board.isRaspberryPi());
    BoardException refusal = assertThrows(BoardException.class, Board::openHeaderChip);
    assertEquals(
        "This machine is not a Raspberry Pi (/proc/device-tree/model does not say so), so it has no"
            + " header to switch a relay with: set the pad's output to simulated, or run this on a"
            + " Raspberry Pi.",
        refusal.getMessage());
  }

  @Test
  void shouldSayThatNoChipIsThere() {
    assertRefused("", "There is no GPIO chip in " + directory + " (gpiochip0 is missing)");
  }

  @Test
  void shouldSayThatTheNamedChipIsNotThere() throws IOException {
    Files.createFile(directory.resolve("gpiochip0"));
    assertRefused("gpiochip4", "There is no GPIO chip " + directory.resolve("gpiochip4"));
  }

  @Test
  void shouldSayWhichGroupMayOpenTheChip() throws IOException {
    Path chip = Files.createFile(directory.resolve("gpiochip0"));
    Machine machine = new Machine(List.of(model), directory, file -> false);
    BoardException refusal = assertThrows(BoardException.class, () -> Board.open(machine, ""));
    assertTrue(refusal.getMessage().startsWith(chip + " may not be opened by user "));
    assertTrue(refusal.getMessage().contains("add the user to group gpio"));
  }

  @Test
  void shouldSayThatTheNativeLibraryDoesNotLoadHere() throws IOException {
    assumeTrue(System.getProperty("os.arch").equals("amd64"));
    Files.createFile(directory.resolve("gpiochip0"));
    assertRefused("gpiochip0", "The native GPIO library cannot be loaded (");
  }

  @Test
  void shouldNameTheProgramThatHoldsALineAndGiveTheOtherLineBack() throws Exception {
    try (MockBoard mock = new MockBoard()) {
      mock.occupy(20, "gpioset");
      BoardException refusal =
          assertThrows(BoardException.class, () -> mock.board().heater(List.of(RELAY_A, RELAY_B)));

      assertTrue(refusal.getMessage().startsWith("BCM 20 is in use by gpioset: stop that program"));
      assertTrue(mock.released().contains(20));
      assertFalse(mock.written(26).contains(DigitalState.LOW));
      mock.board().heater(List.of(RELAY_A)).drive(Level.ON);
    }
  }

  @Test
  void shouldRefuseAHeaterWhosePinIsHeldAtOn() throws Exception {
    try (MockBoard mock = new MockBoard()) {
      mock.holdNewPins(DigitalState.LOW);
      BoardException refusal =
          assertThrows(BoardException.class, () -> mock.board().heater(List.of(RELAY_A)));

      assertEquals(
          "A relay cannot be switched off (BCM 26 reads on while it is driven off): keep the"
              + " heater's supply unplugged and check the wiring of this line.",
          refusal.getMessage());
      mock.board().indicator(RELAY_A);
    }
  }

  @Test
  void shouldRefuseALineForTwoDevices() throws Exception {
    try (MockBoard mock = new MockBoard()) {
      mock.board().heater(List.of(RELAY_A, RELAY_B));
      BoardException refusal =
          assertThrows(
              BoardException.class,
              () ->
                  mock.board()
                      .buttons(Map.of(Button.STOP, new InputPin(20, ActiveLevel.HIGH, Pull.UP))));
      assertEquals(
          "BCM 20 is configured for two devices: give each its own line.", refusal.getMessage());
    }
  }

  @Test
  void shouldSwitchTheHeaterOffBeforeAnythingElseOnClosing() throws Exception {
    MockBoard mock = new MockBoard();
    LineIndicator light = mock.board().indicator(new OutputPin(16, ActiveLevel.HIGH));
    RelayHeater heater = mock.board().heater(List.of(RELAY_A, RELAY_B));
    heater.drive(Level.ON);
    light.show(Level.ON);
    mock.log().clear();

    mock.close();

    assertEquals(List.of("26=HIGH", "20=HIGH"), mock.log().subList(0, 2));
    assertEquals("16=LOW", mock.log().getLast());
    assertThrows(IOException.class, () -> heater.drive(Level.ON));
    assertThrows(BoardException.class, () -> mock.board().heater(List.of(RELAY_A)));
  }

  @Test
  void shouldTakeOnlyLinesOfTheHeader() {
    assertThrows(IllegalArgumentException.class, () -> new OutputPin(28, ActiveLevel.LOW));
    assertThrows(
        IllegalArgumentException.class, () -> new InputPin(-1, ActiveLevel.LOW, Pull.DOWN));
  }

  private void assertRefused(String chip, String start) {
    Machine machine = new Machine(List.of(model), directory, file -> true);
    BoardException refusal = assertThrows(BoardException.class, () -> Board.open(machine, chip));
    assertTrue(refusal.getMessage().startsWith(start), refusal.getMessage());
  }
}
