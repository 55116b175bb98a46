package dev.heatpad.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.loop.Outbox.Importance;
import dev.heatpad.loop.Outbox.RecordOffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OutboxTest {

  private final Outbox outbox = new Outbox();

  @Test
  void nothingLeavesWithoutAConnection() {
    outbox.putState("a", "1");
    assertEquals(Optional.empty(), outbox.next());
  }

  @Test
  void aWaitingTopicKeepsItsPlaceAndTakesTheNewestPayload() {
    outbox.putState("a", "1");
    outbox.putState("b", "1");
    outbox.putState("a", "2");
    outbox.connected(20);
    assertEquals(List.of("a=2", "b=1"), send());
  }

  @Test
  void allKindsKeepTheirOrderWhileConnected() {
    outbox.connected(20);
    outbox.putState("state", "1");
    outbox.putMessage("event", "1", Importance.ROUTINE);
    outbox.putLive("live", "1");
    outbox.putRecord("id", "record", "1");
    outbox.putState("state2", "1");
    assertEquals(List.of("state=1", "event=1", "live=1", "record=1", "state2=1"), send());
  }

  /** Design 4.5: what a person has deleted is sent to nobody any more. */
  @Test
  void aWithdrawnRecordIsNotSentNeitherNowNorOverTheNextConnection() {
    outbox.connected(20);
    outbox.putRecord("on-its-way", "record", "1");
    outbox.next();
    outbox.putRecord("waiting", "record", "2");
    outbox.putRecord("kept", "record", "3");
    outbox.withdrawRecord("on-its-way");
    outbox.withdrawRecord("waiting");
    outbox.withdrawRecord("unknown");
    outbox.disconnected();
    outbox.connected(20);
    assertEquals(List.of("record=3"), send());
  }

  @Test
  void onlyStateIsRetained() {
    outbox.connected(20);
    outbox.putState("state", "1");
    outbox.putMessage("event", "1", Importance.ROUTINE);
    outbox.putLive("live", "1");
    outbox.putRecord("id", "record", "1");
    List<Outgoing.Keep> keeps = new ArrayList<>();
    for (Optional<Outgoing> next = outbox.next(); next.isPresent(); next = outbox.next()) {
      keeps.add(next.get().keep());
    }
    assertEquals(
        List.of(
            Outgoing.Keep.RETAINED,
            Outgoing.Keep.PASSING,
            Outgoing.Keep.PASSING,
            Outgoing.Keep.PASSING),
        keeps);
  }

  @Test
  void inFlightStaysBelowTheBrokersLimitAndOurs() {
    for (int i = 0; i < 50; i++) {
      outbox.putMessage("event", "" + i, Importance.ROUTINE);
    }
    outbox.connected(3);
    assertEquals(3, send().size());
    outbox.connected(65_535);
    assertEquals(Outbox.MAX_IN_FLIGHT, send().size());
  }

  @Test
  void stateOnItsWayMayBeFollowedByNewerState() {
    outbox.connected(20);
    outbox.putState("a", "1");
    long first = outbox.next().orElseThrow().token();
    outbox.putState("a", "2");
    assertEquals(List.of("a=2"), send());
    outbox.failed(first);
    assertEquals(List.of(), send(), "the older one is void");
  }

  @Test
  void stateThatFailedIsSentAgainUnlessANewerExists() {
    outbox.connected(20);
    outbox.putState("a", "1");
    outbox.failed(outbox.next().orElseThrow().token());
    Outgoing again = outbox.next().orElseThrow();
    assertEquals("1", again.payload());
    outbox.putState("a", "2");
    outbox.failed(again.token());
    assertEquals(List.of("a=2"), send());
  }

  @Test
  void aNewConnectionGetsAllStateFirstInTheOrderOfItsFirstSetting() {
    outbox.connected(20);
    outbox.putState("a", "1");
    outbox.putState("b", "1");
    acknowledgeAll();
    outbox.disconnected();
    outbox.putMessage("event", "1", Importance.ROUTINE);
    outbox.putState("b", "2");
    outbox.connected(20);
    assertEquals(List.of("a=1", "b=2", "event=1"), send());
  }

  @Test
  void whatWasOnItsWayIsSentAgainInOrder() {
    outbox.connected(20);
    for (int i = 0; i < 5; i++) {
      outbox.putMessage("event", "" + i, Importance.ROUTINE);
    }
    outbox.acknowledged(outbox.next().orElseThrow().token());
    send();
    outbox.disconnected();
    assertEquals(0, outbox.inFlight());
    outbox.connected(20);
    assertEquals(List.of("event=1", "event=2", "event=3", "event=4"), send());
  }

  @Test
  void liveValuesAreNewestOnlyAndDieWithTheConnection() {
    outbox.putLive("t", "0");
    outbox.connected(1);
    outbox.putState("a", "1");
    Outgoing blocking = outbox.next().orElseThrow();
    outbox.putLive("t", "1");
    outbox.putLive("t", "2");
    outbox.acknowledged(blocking.token());
    assertEquals(List.of("t=2"), send());
    outbox.putLive("t", "3");
    outbox.disconnected();
    outbox.connected(20);
    assertEquals(List.of("a=1"), send());
  }

  @Test
  void aFullOutboxDropsTheOldestRoutineMessageAndCountsIt() {
    outbox.putMessage("event", "essential", Importance.ESSENTIAL);
    for (int i = 1; i < Outbox.MAX_MESSAGES; i++) {
      outbox.putMessage("event", "" + i, Importance.ROUTINE);
    }
    assertEquals(0, outbox.droppedMessages());
    outbox.putReply("answer", "late", Optional.empty());
    assertEquals(1, outbox.droppedMessages());
    assertEquals(Outbox.MAX_MESSAGES, outbox.waiting());
    outbox.connected(20);
    assertEquals(List.of("event=essential", "event=2"), send().subList(0, 2));
  }

  @Test
  void withoutARoutineMessageTheOldestGoes() {
    for (int i = 0; i <= Outbox.MAX_MESSAGES; i++) {
      outbox.putReply("answer", "" + i, Optional.empty());
    }
    outbox.connected(20);
    assertEquals("answer=1", send().getFirst());
    assertEquals(1, outbox.droppedMessages());
  }

  @Test
  void acknowledgedMessagesMakeRoom() {
    outbox.connected(20);
    for (int i = 0; i < 3 * Outbox.MAX_MESSAGES; i++) {
      outbox.putMessage("event", "" + i, Importance.ROUTINE);
      acknowledgeAll();
    }
    assertEquals(0, outbox.droppedMessages());
    assertTrue(outbox.isIdle());
  }

  @Test
  void aRecordIsSentUntilItIsAcknowledged() {
    assertEquals(RecordOffer.ACCEPTED, outbox.putRecord("id", "record", "{}"));
    assertEquals(RecordOffer.ALREADY_WAITING, outbox.putRecord("id", "record", "{}"));
    outbox.connected(20);
    assertEquals(List.of("record={}"), send());
    assertEquals(RecordOffer.ALREADY_WAITING, outbox.putRecord("id", "record", "{}"));
    outbox.connected(20);
    Outgoing again = outbox.next().orElseThrow();
    assertEquals(Optional.of("id"), outbox.acknowledged(again.token()));
    assertEquals(Optional.empty(), outbox.acknowledged(again.token()), "told once");
    outbox.connected(20);
    assertEquals(List.of(), send());
    assertEquals(RecordOffer.ACCEPTED, outbox.putRecord("id", "record", "{}"));
  }

  @Test
  void recordsBeyondTheRoomStayWithTheirOwner() {
    for (int i = 0; i < Outbox.MAX_RECORDS; i++) {
      assertEquals(RecordOffer.ACCEPTED, outbox.putRecord("id" + i, "record", "{}"));
    }
    assertEquals(RecordOffer.NO_ROOM, outbox.putRecord("one more", "record", "{}"));
  }

  @Test
  void whatIsRefusedWaitsForTheNextConnectionUnlessItIsAMessage() {
    outbox.putState("a", "1");
    outbox.putMessage("event", "1", Importance.ESSENTIAL);
    outbox.putRecord("id", "record", "{}");
    outbox.connected(20);
    for (Optional<Outgoing> next = outbox.next(); next.isPresent(); next = outbox.next()) {
      outbox.refused(next.get().token());
    }
    assertEquals(3, outbox.refusals());
    assertTrue(outbox.isIdle(), "not tried again and again on this connection");
    outbox.connected(20);
    assertEquals(List.of("a=1", "record={}"), send());
  }

  @Test
  void lateReportsAboutAnOldConnectionChangeNothing() {
    outbox.connected(20);
    outbox.putState("a", "1");
    long old = outbox.next().orElseThrow().token();
    outbox.connected(20);
    long young = outbox.next().orElseThrow().token();
    outbox.acknowledged(old);
    outbox.failed(old);
    outbox.refused(old);
    assertEquals(1, outbox.inFlight());
    outbox.acknowledged(young);
    assertTrue(outbox.isIdle());
  }

  @Test
  void anAnswerCarriesItsCorrelationData() {
    Bytes correlation = Bytes.copyOf(new byte[] {1, 2});
    outbox.connected(20);
    outbox.putReply("answer", "{}", Optional.of(correlation));
    assertEquals(Optional.of(correlation), outbox.next().orElseThrow().correlationData());
  }

  private List<String> send() {
    List<String> sent = new ArrayList<>();
    for (Optional<Outgoing> next = outbox.next(); next.isPresent(); next = outbox.next()) {
      sent.add(next.get().topic() + "=" + next.get().payload());
    }
    return sent;
  }

  private void acknowledgeAll() {
    for (Optional<Outgoing> next = outbox.next(); next.isPresent(); next = outbox.next()) {
      outbox.acknowledged(next.get().token());
    }
  }
}
