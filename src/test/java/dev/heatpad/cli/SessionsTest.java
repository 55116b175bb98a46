package dev.heatpad.cli;

import static dev.heatpad.cli.CommandRun.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.cli.CommandRun.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of sessions in its three forms. */
class SessionsTest {

  private static final String COMPLETE =
      "{'session_id':'s1','pad':'back','program':'heat','simulated':true,"
          + "'started_at':'2026-11-23T12:00:00Z','heated_s':1187,'max_skin_c':40.23,"
          + "'cem43_min':0.2512,'stop_reason':'completed','fault_code':null,"
          + "'heart_rate':{'min':61,'mean':70.5,'max':82},'alerts':['a, \\'b\\'','c']}";
  private static final String FAULTY =
      "{'pad':'lower_back','started_at':'2026-06-01T23:30:00Z','heated_s':60,"
          + "'stop_reason':'hardware','fault_code':'output_failed','heart_rate':null,'mood':'ok'}";

  @Test
  void shouldAlignATableWithLocalTimes(@TempDir Path directory) throws IOException {
    assertEquals(
        new Outcome(
            0,
            """
            Started           Pad         Program    Heated  Max skin  CEM43 min  Ended
            2026-11-23 13:00  back        heat     19.8 min    40.2 C       0.25  completed (simulated)
            2026-06-02 01:30  lower_back  -         1.0 min         -          -  hardware, output failed
            """,
            ""),
        listed(directory, COMPLETE + "," + FAULTY + ",7", "{'verb':'sessions','limit':100}"));
  }

  @Test
  void shouldQuoteCsvAndKeepItsColumns(@TempDir Path directory) throws IOException {
    Outcome outcome =
        listed(
            directory,
            COMPLETE + "," + FAULTY,
            "{'verb':'sessions','limit':2}",
            "--format",
            "csv",
            "--limit",
            "2");
    String[] lines = outcome.out().split("\r\n", -1);
    assertEquals(
        "schema,session_id,device,pad,program,profile,source,simulated,started_at,ended_at,"
            + "planned_s,elapsed_s,heated_s,stop_reason,fault_code,max_skin_c,cem43_min,damage,"
            + "energy_wh,heart_rate_min,heart_rate_mean,heart_rate_max,pain_before,pain_after,"
            + "proof_of_off,alerts,mood",
        lines[0]);
    assertEquals(
        ",s1,,back,heat,,,true,2026-11-23T12:00:00Z,,,,1187,completed,,40.23,0.2512,,,61,70.5,82"
            + ",,,,\"a, \"\"b\"\";c\",",
        lines[1]);
    assertEquals(
        ",,,lower_back,,,,,2026-06-01T23:30:00Z,,,,60,hardware,output_failed,,,,,,,,,,,,ok",
        lines[2]);
    assertEquals("", lines[3]);
    assertEquals("", outcome.err());
  }

  @Test
  void shouldPrintTheRecordsAsJson(@TempDir Path directory) throws IOException {
    Outcome outcome =
        listed(directory, FAULTY, "{'verb':'sessions','limit':100}", "--format", "json");
    assertEquals(
        Document.parse(json("{'sessions':[" + FAULTY + "]}")), Document.parse(outcome.out()));
  }

  @Test
  void shouldSayWhenThereAreNone(@TempDir Path directory) throws IOException {
    assertEquals(
        new Outcome(0, "No sessions yet.\n", ""),
        listed(directory, "", "{'verb':'sessions','limit':100}"));
  }

  @Test
  void shouldNotClaimThatThereWereNoneBefore(@TempDir Path directory) throws IOException {
    assertEquals(
        new Outcome(0, "No sessions since 2026-11-01 00:00.\n", ""),
        listed(
            directory,
            "",
            "{'verb':'sessions','since':'2026-10-31T23:00:00Z','limit':100}",
            "--since",
            "2026-11-01"));
  }

  @Test
  void shouldPrintOnlyTheHeaderOfCsvWhenThereAreNone(@TempDir Path directory) throws IOException {
    Outcome outcome = listed(directory, "", "{'verb':'sessions','limit':100}", "--format", "csv");
    assertTrue(outcome.out().startsWith("schema,session_id,"), outcome.out());
    assertTrue(outcome.out().endsWith(",alerts\r\n"), outcome.out());
  }

  @Test
  void shouldHintAtTheLimitWhenItIsReached(@TempDir Path directory) throws IOException {
    Outcome outcome = listed(directory, COMPLETE, "{'verb':'sessions','limit':1}", "--limit", "1");
    assertEquals("There may be more than these 1; see --limit.\n", outcome.err());
  }

  @Test
  void shouldDeleteOneSessionAndPassOnARefusal(@TempDir Path directory) throws IOException {
    String accepted = json("{'accepted':true,'reason':null,'message':'Deleted.'}");
    try (FakeDaemon daemon = FakeDaemon.answering(directory.resolve("s"), accepted)) {
      assertEquals(
          new Outcome(0, "Deleted.\n", ""),
          new CommandRun().on(daemon.socket()).execute("sessions", "--delete", "s1"));
      assertEquals(json("{'verb':'delete','session_id':'s1'}"), daemon.request());
    }
    String refused = json("{'accepted':false,'reason':'busy','message':'It runs.'}");
    try (FakeDaemon daemon = FakeDaemon.answering(directory.resolve("r"), refused)) {
      Outcome outcome = new CommandRun().on(daemon.socket()).execute("sessions", "--delete", "s1");
      assertEquals(1, outcome.code());
      assertEquals("It runs.\n", outcome.err());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "7d, 2026-11-16T13:30:00Z",
    "12h, 2026-11-23T01:30:00Z",
    "2w, 2026-11-09T13:30:00Z",
    "2026-07-01, 2026-06-30T22:00:00Z",
    "2026-11-01T18:30, 2026-11-01T17:30:00Z",
    "2026-11-01T18:30:15, 2026-11-01T17:30:15Z",
    "2026-11-01T18:30Z, 2026-11-01T18:30:00Z",
    "2026-11-01T18:30:00-05:00, 2026-11-01T23:30:00Z",
  })
  void shouldReadAMoment(String text, Instant expected) {
    assertEquals(Optional.of(expected), Since.parse(text, CommandRun.NOW, CommandRun.ZONE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7", "d", "-7d", "7 d", "99999d", "2026-02-30", "01.11.2026", "now"})
  void shouldNotGuessAMoment(String text) {
    assertEquals(Optional.empty(), Since.parse(text, CommandRun.NOW, CommandRun.ZONE));
  }

  private static Outcome listed(Path directory, String records, String request, String... options)
      throws IOException {
    String answer = json("{'sessions':[" + records + "]}");
    try (FakeDaemon daemon = FakeDaemon.answering(directory.resolve("s"), answer)) {
      List<String> line = new ArrayList<>(List.of("sessions"));
      line.addAll(List.of(options));
      Outcome outcome = new CommandRun().on(daemon.socket()).execute(line.toArray(String[]::new));
      assertEquals(json(request), daemon.request());
      return outcome;
    }
  }
}
