package org.vultus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What Spring would take from its surroundings must not open the server or stop it. */
final class OutsideSettingsTest {

  @Test
  void settingsOfSpringFromOutside_areNotRead() throws Exception {
    System.setProperty("server.address", "0.0.0.0");
    System.setProperty("server.port", "no port");
    System.setProperty("spring.application.json", "{\"server\":{\"port\":\"none\"}}");
    try (ServerUnderTest server = ServerUnderTest.started(Setup.USUAL)) {
      assertThat(server.api().list().ids()).isEmpty();
    } finally {
      System.clearProperty("server.address");
      System.clearProperty("server.port");
      System.clearProperty("spring.application.json");
    }
  }
}
