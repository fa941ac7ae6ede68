package org.vultus.server.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vultus.fixtures.DrawnFace;
import org.vultus.fixtures.DrawnScene;
import org.vultus.image.Photo;
import org.vultus.quality.QualityLimits;
import org.vultus.server.identity.UserId;
import org.vultus.server.service.Registrations.Answered;
import org.vultus.server.service.Registrations.KeyReused;
import org.vultus.server.store.StoreSettings;
import org.vultus.server.store.Stores;
import org.vultus.server.store.UserStore;

/** Requests with one key come to two processes, which share the database alone. */
final class KeyInTwoProcessesTest {

  private static final Photo FACE = Photo.of(DrawnScene.of(DrawnFace.of(1).wide(200)).jpeg());
  private static final Photo NOBODY = Photo.of(DrawnScene.of().jpeg());

  @TempDir private Path data;
  private UserStore store;
  private Readiness readiness;

  @BeforeEach
  void open() throws IOException {
    store = Stores.open(StoreSettings.sqlite(data.resolve("data")));
    readiness = new Readiness();
    Biometrics biometrics = TinyBiometrics.in(data);
    readiness.prepare(biometrics);
    biometrics.fill(store);
    readiness.become();
  }

  @AfterEach
  void close() {
    readiness.close();
    store.close();
  }

  @Test
  void sameRequest_isAnsweredAsTheFirst() {
    Enrolments.Outcome enrolled = new Enrolments.Enrolled(false);
    assertThat(atOnce("ann", FACE, "ann", FACE))
        .containsExactly(new Answered(enrolled), new Answered(enrolled));
    assertThat(store.count()).isEqualTo(1);
  }

  @Test
  void anotherUser_isNotRegistered() {
    assertThat(atOnce("ann", FACE, "bob", FACE))
        .containsExactly(new Answered(new Enrolments.Enrolled(false)), new KeyReused());
    assertThat(store.find(id("bob"))).isEmpty();
  }

  @Test
  void refusal_isTheFirst() {
    List<Registrations.Result> results = atOnce("ann", NOBODY, "ann", NOBODY);
    assertThat(results.getFirst()).isEqualTo(results.getLast());
  }

  /** The second begins when the first has found no receipt, and ends before the first goes on. */
  private List<Registrations.Result> atOnce(String one, Photo photo, String two, Photo other) {
    List<Registrations.Result> results = new ArrayList<>();
    boolean[] begun = {false};
    UserStore slow =
        (UserStore)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {UserStore.class},
                (proxy, method, arguments) -> {
                  Object result = call(method, arguments);
                  if (method.getName().equals("receipt") && !begun[0]) {
                    begun[0] = true;
                    results.add(process(store).register(id(one), photo, "key"));
                  }
                  return result;
                });
    results.add(process(slow).register(id(two), other, "key"));
    return results;
  }

  private Registrations process(UserStore receipts) {
    Intake intake = new Intake(QualityLimits.NONE, Clock.systemUTC());
    Enrolments enrolments =
        new Enrolments(store, readiness, intake, new IdLocks(), DuplicateFace.ALLOW);
    return new Registrations(enrolments, receipts, Clock.systemUTC());
  }

  private Object call(Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(store, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static UserId id(String text) {
    return ((UserId.Valid) UserId.parse(text)).id();
  }
}
