package dev.heatpad.adapter.web;

import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.loop.ClientId;
import dev.heatpad.loop.LocalAccess;
import dev.heatpad.loop.PairedClient;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who may come in over HTTP, and how somebody new gets in. Codes are made by those who are local
 * only; {@code Main} owns it and gives its local side to the socket. Any thread may ask.
 */
public final class Access implements LocalAccess {

  private final PairedClients clients;
  private final Clocks clocks;
  private final PairingDesk desk;
  private volatile Optional<URI> page = Optional.empty();

  /**
   * What time it is.
   *
   * @param process decides how long a code is valid
   * @param wall for people
   */
  public record Clocks(Supplier<MonotonicTime> process, InstantSource wall) {}

  public Access(PairedClients clients, Clocks clocks, SecureRandom random) {
    this.clients = clients;
    this.clocks = clocks;
    this.desk = new PairingDesk(random, clocks.process().get());
  }

  /** From now on the page is served there, for phones of the same network. */
  public void servedAt(URI address) {
    page = Optional.of(address);
  }

  public PairedClients paired() {
    return clients;
  }

  InstantSource wall() {
    return clocks.wall();
  }

  PairingDesk.Attempt attempt(String code) {
    return desk.attempt(code, clocks.process().get());
  }

  @Override
  public Invited invite() {
    Optional<URI> address = page;
    if (address.isEmpty()) {
      return new NotYet();
    }
    if (clients.isFull()) {
      return new NoRoom(PairedClients.MAX_CLIENTS);
    }
    PairingCode code = desk.invite(clocks.process().get());
    return new Invitation(
        code.digits(), clocks.wall().instant().plus(PairingCode.LIFETIME), address.get());
  }

  @Override
  public List<PairedClient> clients() {
    return clients.all();
  }

  @Override
  public Revocation revoke(ClientId id) throws InterruptedException {
    return clients.revoke(id);
  }
}
