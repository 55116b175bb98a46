package dev.heatpad.fake;

import dev.heatpad.loop.ClientId;
import dev.heatpad.loop.ClientName;
import dev.heatpad.loop.LocalAccess;
import dev.heatpad.loop.PairedClient;
import dev.heatpad.loop.TokenHash;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The local side of access with one phone and a code that is always the same. */
public final class FakeAccess implements LocalAccess {

  private static final Instant PAIRED_AT = Instant.parse("2026-11-23T10:00:00Z");

  private final List<PairedClient> clients = new CopyOnWriteArrayList<>(List.of(anna()));
  private volatile Invited invited =
      new Invitation("012345", PAIRED_AT.plusSeconds(600), URI.create("http://192.168.1.7:8480"));

  private static PairedClient anna() {
    return new PairedClient(
        new ClientId("0000000a"),
        new ClientName("Anna's phone"),
        TokenHash.of("token"),
        PAIRED_AT,
        PAIRED_AT.plusSeconds(3_600));
  }

  /** What the next wish for a code leads to. */
  public void invited(Invited next) {
    invited = next;
  }

  @Override
  public Invited invite() {
    return invited;
  }

  @Override
  public List<PairedClient> clients() {
    return List.copyOf(clients);
  }

  @Override
  public Revocation revoke(ClientId id) {
    return clients.removeIf(client -> client.id().equals(id))
        ? Revocation.REVOKED
        : Revocation.UNKNOWN;
  }
}
