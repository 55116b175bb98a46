package dev.heatpad.adapter.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heatpad.loop.Outbox.RecordOffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordDeskTest {

  private final List<String> offered = new ArrayList<>();
  private final List<String> taken = new ArrayList<>();
  private int room = 1;
  private final RecordDesk desk =
      new RecordDesk(
          (id, _, _) -> {
            offered.add(id);
            return room-- > 0 ? RecordOffer.ACCEPTED : RecordOffer.NO_ROOM;
          },
          id -> taken.add(id.text()));

  /**
   * The broker may acknowledge a record before the link says that it is connected. It must not get
   * the record once more for that.
   */
  @Test
  void aRecordThatWasAcceptedIsNotOfferedAtTheNextConnection() {
    desk.add("one", "topic", "{}");
    desk.recordTaken("one");
    desk.connected();
    assertEquals(List.of("one"), offered);
    assertEquals(List.of("one"), taken);
  }

  /** S7: a record without room is not lost, and the order stays. */
  @Test
  void aRecordWithoutRoomIsOfferedWhenThereIsSome() {
    desk.add("one", "topic", "{}");
    desk.add("two", "topic", "{}");
    desk.add("three", "topic", "{}");
    room = 1;
    desk.recordTaken("one");
    room = 1;
    desk.connected();
    assertEquals(List.of("one", "two", "two", "two", "three", "three"), offered);
  }
}
