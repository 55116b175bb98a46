package bench;

/** The daemon with an external broker, the daemon with the embedded one, and an empty Java. */
record Trio(Samples external, Samples embedded, Samples empty) {

  static Trio create() {
    return new Trio(new Samples(), new Samples(), new Samples());
  }
}
