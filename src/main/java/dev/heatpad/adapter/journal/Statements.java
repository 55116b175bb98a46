package dev.heatpad.adapter.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The prepared statements of one connection, each made when first needed. Not thread-safe. */
final class Statements {

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  Statements(Connection connection) {
    this.connection = connection;
  }

  /** This statement, with its parameters still to be bound. */
  Binder bind(String sql) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    return new Binder(statement);
  }

  /** Drops all statements: the driver makes one that has failed once useless for ever. */
  void forget() throws SQLException {
    List<PreparedStatement> old = List.copyOf(prepared.values());
    prepared.clear();
    for (PreparedStatement statement : old) {
      statement.close();
    }
  }

  /** Binds parameters from left to right. */
  static final class Binder {

    private final PreparedStatement statement;
    private int position;

    private Binder(PreparedStatement statement) {
      this.statement = statement;
    }

    Binder with(String text) throws SQLException {
      statement.setString(++position, text);
      return this;
    }

    Binder with(Optional<String> text) throws SQLException {
      statement.setString(++position, text.orElse(null));
      return this;
    }

    Binder with(Enum<?> constant) throws SQLException {
      return with(Values.textOf(constant));
    }

    Binder with(long number) throws SQLException {
      statement.setLong(++position, number);
      return this;
    }

    /** SQLite keeps "not a number" as NULL. */
    Binder with(double number) throws SQLException {
      statement.setDouble(++position, number);
      return this;
    }

    Binder with(OptionalDouble number) throws SQLException {
      if (number.isPresent()) {
        statement.setDouble(++position, number.getAsDouble());
      } else {
        statement.setNull(++position, Types.REAL);
      }
      return this;
    }

    /** Runs it; returns how many rows it changed. */
    int run() throws SQLException {
      return statement.executeUpdate();
    }
  }
}
