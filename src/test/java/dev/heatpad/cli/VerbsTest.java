package dev.heatpad.cli;

import static dev.heatpad.cli.CommandRun.json;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heatpad.cli.CommandRun.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each verb: the request that it sends, and what it makes of the answer. */
class VerbsTest {

  private static final String ID = "'id':'" + CommandRun.IDENTITY + "'";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "start | {'verb':'start',ID}",
        "start --pad back --minutes 20 --target 40 --program heat"
            + "| {'verb':'start','pad':'back',ID,'minutes':20,'target_c':40.0,'program':'heat'}",
        "start --target=39.5 --minutes=-5 | {'verb':'start',ID,'minutes':-5,'target_c':39.5}",
        "stop | {'verb':'stop',ID}",
        "stop --pad neck | {'verb':'stop','pad':'neck',ID}",
        "pause | {'verb':'pause',ID}",
        "resume | {'verb':'resume',ID}",
        "extend --minutes 5 | {'verb':'extend',ID,'minutes':5}",
        "answer | {'verb':'answer',ID}",
        "ack | {'verb':'ack',ID}",
        "arm --pad back | {'verb':'arm','pad':'back',ID}",
        "sim press arm --pad back | {'verb':'sim','pad':'back','press':'arm'}",
        "sim press stop | {'verb':'sim','press':'stop'}",
        "sim press start | {'verb':'sim','press':'start'}",
        "sim press answer | {'verb':'sim','press':'answer'}",
      })
  void shouldSendTheRequestAndSayTheMessage(String line, String request, @TempDir Path directory)
      throws IOException {
    Path socket = directory.resolve("s");
    try (FakeDaemon daemon =
        FakeDaemon.answering(
            socket, json("{'id':'x','accepted':true,'reason':null,'message':'So be it.'}"))) {
      Outcome outcome = new CommandRun().on(socket).execute(line.split(" ", -1));
      assertAll(
          () -> assertEquals(new Outcome(0, "So be it.\n", ""), outcome),
          () -> assertEquals(json(request.replace("ID", ID)), daemon.request()));
    }
  }

  @Test
  void shouldPutARefusalOnStandardError(@TempDir Path directory) throws IOException {
    assertEquals(
        new Outcome(1, "", "The skin still rests. Start again at 15:10.\n"),
        answered(
            directory,
            "{'accepted':false,'reason':'rest','message':'The skin still rests."
                + " Start again at 15:10.'}"));
  }

  @Test
  void shouldExplainARefusalThatComesWithoutMessage(@TempDir Path directory) throws IOException {
    assertEquals(
        new Outcome(
            1,
            "",
            "The skin still rests from the last session. Start again when the rest is over.\n"),
        answered(directory, "{'accepted':false,'reason':'rest'}"));
  }

  @Test
  void shouldNameAReasonOfANewerDaemon(@TempDir Path directory) throws IOException {
    assertEquals(
        new Outcome(1, "", "Refused: full_moon.\n"),
        answered(directory, "{'accepted':false,'reason':'full_moon','message':null}"));
  }

  @Test
  void shouldNotLetAMessageSteerTheTerminal(@TempDir Path directory) throws IOException {
    assertEquals(
        new Outcome(0, "Heat [2J on.\n", ""),
        answered(directory, "{'accepted':true,'message':'Heat\\u001b[2J on.'}"));
  }

  private static Outcome answered(Path directory, String answer) throws IOException {
    Path socket = directory.resolve("s");
    try (FakeDaemon daemon = FakeDaemon.answering(socket, json(answer))) {
      Outcome outcome = new CommandRun().on(socket).execute("start");
      assertEquals(json("{'verb':'start'," + ID + "}"), daemon.request());
      return outcome;
    }
  }
}
