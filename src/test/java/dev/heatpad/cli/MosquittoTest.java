package dev.heatpad.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.cli.CommandRun.Outcome;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code heatpad mosquitto} tells people. */
class MosquittoTest {

  private static MosquittoSetup.Made made(List<String> written, List<String> different) {
    return new MosquittoSetup.Made(
        Path.of("/srv/broker"),
        written,
        different,
        LocalDate.of(2029, 2, 25),
        Map.of("broker", "mqtts://localhost:8883", "username", "pi"),
        new MosquittoSetup.Reach(List.of("192.168.1.20", "pi.local"), "pi", "back"));
  }

  @Test
  void theNextStepsCanBeTyped() {
    Outcome outcome =
        new CommandRun()
            .makingFolders(wanted -> made(List.of("mosquitto.conf", "acl"), List.of()))
            .execute("mosquitto", "/srv/broker");
    assertAll(
        () -> assertEquals(0, outcome.code()),
        () -> says(outcome, "Written to /srv/broker:\n  mosquitto.conf\n  acl\n"),
        () -> says(outcome, "  /usr/sbin/mosquitto -d -c /srv/broker/mosquitto.conf\n"),
        () -> says(outcome, "  heatpad run @/srv/broker/heatpad.options\n"),
        () -> says(outcome, "  broker = \"mqtts://localhost:8883\"\n  username = \"pi\"\n"),
        () -> says(outcome, "mosquitto_pub -t heatpad/pi/back/session/set -m ON\n"),
        () -> says(outcome, "192.168.1.20 or pi.local, port 8883 with TLS (WebSockets: 8884)"),
        () -> says(outcome, "valid until 2029-02-25"));
  }

  @Test
  void aSecondRunSaysThatNothingChangedAndWhatDiffers() {
    Outcome outcome =
        new CommandRun()
            .makingFolders(wanted -> made(List.of(), List.of("acl")))
            .execute("mosquitto");
    says(outcome, "Everything is in /srv/broker already; nothing was changed.\n");
    says(outcome, "Left as it is, though it would be written otherwise now: acl.\n");
  }

  @Test
  void whatWasTypedIsHandedOn() {
    List<MosquittoSetup.Wanted> asked = new ArrayList<>();
    Outcome outcome =
        new CommandRun()
            .makingFolders(wanted -> {
              asked.add(wanted);
              return new MosquittoSetup.Refused("There is no room.");
            })
            .execute("mosquitto", "b", "--name", "x", "--port", "1", "--websocket-port", "65535");
    assertEquals(
        List.of(
            new MosquittoSetup.Wanted(
                Optional.empty(),
                List.of(),
                Path.of("b"),
                List.of("x"),
                new MosquittoSetup.Ports(1, 65_535))),
        asked);
    assertEquals(new Outcome(1, "", "There is no room.\n"), outcome);
  }

  @Test
  void aPortIsANumberThatThereIs() {
    Outcome outcome = new CommandRun().execute("mosquitto", "--port", "65536");
    assertEquals(2, outcome.code());
    assertTrue(outcome.err().contains("'65536' is not a port from 1 to 65535"), outcome.err());
  }

  private static void says(Outcome outcome, String expected) {
    assertTrue(outcome.out().contains(expected), outcome.out());
  }
}
