package dev.heatpad.adapter.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heatpad.core.screening.Care;
import dev.heatpad.core.screening.Question;
import dev.heatpad.core.session.SessionOpening;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.fixture.Answers;
import dev.heatpad.loop.JournalContent;
import dev.heatpad.loop.JournalEntry;
import dev.heatpad.loop.PairedClient;
import dev.heatpad.sim.trial.JournalImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The trial's journal means by its entries what the real file does (S5, S7, S9, S10). */
class TrialImageContractTest {

  private static final int ENTRIES = 120;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theSameEntriesGiveTheSameContent(long seed) throws JournalException {
    JournalImage image = new JournalImage(JournalContent.Condition.SOUND);
    SqliteJournal.Opened opened = Bench.open(directory);
    for (JournalEntry entry : entries(new Samples(seed), new Random(seed))) {
      image.apply(entry);
      Bench.writeAll(opened.journal(), entry);
    }
    opened.journal().close();
    JournalContent real = Bench.content(directory);
    JournalContent modelled = image.content();
    assertEquals(real.open(), modelled.open());
    assertEquals(real.past(), modelled.past());
    assertEquals(real.faults(), modelled.faults());
    assertEquals(real.settings(), modelled.settings());
    assertEquals(real.lastStops(), modelled.lastStops());
    assertEquals(real.lastHeats(), modelled.lastHeats());
    assertEquals(real.commandIds(), modelled.commandIds());
    assertEquals(real.unpublished(), modelled.unpublished());
    assertEquals(real, modelled);
  }

  private static List<JournalEntry> entries(Samples samples, Random random) {
    List<JournalEntry> entries = new ArrayList<>();
    List<SessionOpening> opened = new ArrayList<>();
    for (int i = 0; i < ENTRIES; i++) {
      SessionOpening any =
          opened.isEmpty() || random.nextInt(5) == 0
              ? samples.opening("pad-" + random.nextInt(3))
              : opened.get(random.nextInt(opened.size()));
      PadName pad = new PadName("pad-" + random.nextInt(3));
      entries.add(
          switch (random.nextInt(14)) {
            case 0, 1 -> {
              SessionOpening opening = samples.opening("pad-" + random.nextInt(3));
              opened.add(opening);
              yield samples.opened(opening);
            }
            case 2 -> samples.ended(samples.end(any));
            case 3, 4 -> samples.readings(any, 3);
            case 5 -> new JournalEntry.FaultsKept(pad, samples.faults());
            case 6 -> new JournalEntry.SettingsKept(pad, samples.settings());
            case 7 -> new JournalEntry.LockOutKept(pad, samples.lockOut());
            case 8 ->
                random.nextBoolean()
                    ? samples.commandTaken("id-" + random.nextInt(20))
                    : new JournalEntry.RecordPublished(any.id());
            case 12 -> new JournalEntry.SessionDeleted(any.id());
            case 9 -> samples.afterDose(any);
            case 10 -> ofClient(samples, random.nextInt(6), random.nextInt(4));
            case 11 ->
                new JournalEntry.ScreeningKept(
                    any.person(),
                    Answers.said(
                        random.nextBoolean() ? Care.SENSITIVE : Care.AS_CONFIGURED,
                        random.nextBoolean() ? Question.NIGHT_PAIN : Question.AGE_55),
                    Duration.ofSeconds(random.nextInt(1_000)));
            default -> samples.timeKept();
          });
    }
    return entries;
  }

  private static JournalEntry ofClient(Samples samples, int number, int what) {
    PairedClient client = samples.client(number);
    return switch (what) {
      case 0 -> new JournalEntry.ClientRevoked(client.id());
      case 1 -> new JournalEntry.ClientSeen(client.id(), client.lastSeenAt().plusSeconds(number));
      default -> new JournalEntry.ClientPaired(client);
    };
  }
}
