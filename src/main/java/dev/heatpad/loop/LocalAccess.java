package dev.heatpad.loop;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * What a person at the device decides: who may come in over HTTP. Any thread may ask; only what is
 * local may be given one of these.
 */
public interface LocalAccess {

  /** Makes a new pairing code; the one before it is void. */
  Invited invite();

  /** Who is paired, the oldest first. */
  List<PairedClient> clients();

  /** Takes a client's access away, and ends what it has open. */
  Revocation revoke(ClientId id) throws InterruptedException;

  /** What became of the wish for a code. */
  sealed interface Invited {}

  /**
   * A code that waits for its one use.
   *
   * @param code six digits
   * @param page where a phone of the same network finds the page; the code is not in it
   */
  record Invitation(String code, Instant until, URI page) implements Invited {

    /** The page with the code behind the "#", which no browser sends to a server. */
    public URI link() {
      return URI.create(page + "/#pair=" + code);
    }
  }

  /** There is no room for one more client. */
  record NoRoom(int most) implements Invited {}

  /** The web server does not run yet. */
  record NotYet() implements Invited {}

  /** What became of a revocation. */
  enum Revocation {
    REVOKED,
    UNKNOWN,
    /** It is out now, but the disk did not take that: after a restart it would be in again. */
    NOT_KEPT
  }
}
