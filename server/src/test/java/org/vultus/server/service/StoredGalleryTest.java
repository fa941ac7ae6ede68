package org.vultus.server.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vultus.embedding.Embedding;
import org.vultus.fixtures.TinyPack;
import org.vultus.gallery.Gallery;
import org.vultus.image.Photo;
import org.vultus.pack.PackManifest;
import org.vultus.quality.QualityLimits;
import org.vultus.server.identity.Enrolment;
import org.vultus.server.identity.StoredPhoto;
import org.vultus.server.identity.UserId;
import org.vultus.server.store.StoreException;
import org.vultus.server.store.StoreSettings;
import org.vultus.server.store.Stores;
import org.vultus.server.store.UserStore;

/** Users change while a gallery is filled, at each moment at which that may go wrong. */
final class StoredGalleryTest {

  private static final PackManifest PACK = TinyPack.manifest();
  private static final List<String> IDS = List.of("ann", "bob", "carol");

  @TempDir private Path data;
  private UserStore store;
  private final StoredGallery gallery = new StoredGallery(PACK);

  /** When the users change. */
  enum Moment {
    BEFORE_THE_ROWS_ARE_READ,
    BEFORE_A_ROW_IS_HANDED_OUT,
    AFTER_THE_LAST_ROW
  }

  @BeforeEach
  void register() {
    store = open();
    IDS.forEach(id -> keep(id, "one"));
    IDS.forEach(id -> keep(id, "two"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @ParameterizedTest
  @EnumSource
  void changesWhileItIsFilled_areInIt(Moment moment) {
    assertThat(gallery.fill(changing(moment, this::changeAll))).isZero();
    assertInStep();
    assertThat(gallery.templates().size()).isEqualTo(3);
  }

  /** What the store had is not put in the gallery after what it has. */
  @Test
  void changeWhileAnotherIsFollowed_isInIt() throws Exception {
    gallery.follow(number("ann"), store);
    CompletableFuture<Void> told = new CompletableFuture<>();
    gallery.fill(
        hooked(
            "templates",
            rows -> rows,
            () -> {
              store.removePhoto(number("ann"), photos("ann").getFirst().name());
              Thread.ofPlatform().start(() -> tell("ann", told));
            }));
    told.get();
    assertInStep();
  }

  @Test
  void changesAfterwards_areFollowed() {
    gallery.fill(store);
    changeAll();
    assertInStep();
  }

  /** Nobody verifies by a photo that is gone, and nobody is forgotten for good. */
  @Test
  void changeThatCannotBeRead_isForgotten_thenFollowed() {
    gallery.fill(store);
    store.close();
    gallery.follow(1, store);
    assertThat(gallery.templates().has(1)).isFalse();
    assertThatThrownBy(() -> gallery.reload(1, store)).isInstanceOf(StoreException.class);
    store = open();
    gallery.catchUp(store);
    assertInStep();
  }

  /** The services tell of what they remove, the gallery in use and the one being filled. */
  @Test
  void removals_areFollowedByTheGalleryBeingFilled() throws IOException {
    Readiness readiness = new Readiness();
    IdLocks locks = new IdLocks();
    Intake intake = new Intake(QualityLimits.NONE, Clock.systemUTC());
    UserPhotos photos = new UserPhotos(store, readiness, intake, locks);
    Enrolments enrolments = new Enrolments(store, readiness, intake, locks, DuplicateFace.ALLOW);
    try (Biometrics next = TinyBiometrics.in(data)) {
      readiness.prepare(next);
      next.fill(
          changing(
              Moment.AFTER_THE_LAST_ROW,
              () -> {
                photos.remove(id("ann"), photos("ann").getFirst().name());
                enrolments.delete(id("bob"));
              }));
      assertThat(next.compare(number("ann"), template("ann two")))
          .map(Gallery.Compared::templates)
          .contains(1);
      assertThat(next.users()).isEqualTo(2);
      readiness.become();
      enrolments.delete(id("carol"));
      assertThat(next.users()).isEqualTo(1);
    }
  }

  /** A filling that fails leaves the former gallery; whoever gives up closes the engine. */
  @Test
  void galleryThatCannotBeFilled_leavesTheFormer_andNothingOpen() throws IOException {
    Readiness readiness = new Readiness();
    Biometrics next = TinyBiometrics.in(data);
    next.fill(store);
    store.close();
    readiness.prepare(next);
    assertThatThrownBy(() -> next.fill(store)).isInstanceOf(StoreException.class);
    assertThat(next.users()).isEqualTo(3);
    readiness.abandon();
    assertThatThrownBy(() -> next.look(Photo.of(new byte[0])))
        .isInstanceOf(UnavailableException.class)
        .hasMessageStartingWith("The model pack is being changed");
  }

  /** The fixture tells the gallery, as the services do. */
  private void changeAll() {
    remove("ann");
    add("ann", "three");
    remove("ann");
    long bob = number("bob");
    assertThat(store.delete(id("bob"))).isPresent();
    gallery.follow(bob, store);
    assertThat(store.replacePhotos(number("carol"), List.of(enrolment("carol four")))).isPresent();
    gallery.follow(number("carol"), store);
    add("dave", "one");
  }

  private void add(String id, String seed) {
    keep(id, seed);
    gallery.follow(number(id), store);
  }

  private void keep(String id, String seed) {
    Enrolment enrolment = enrolment(id + " " + seed);
    if (store.find(id(id)).isEmpty()) {
      store.register(id(id), enrolment);
    } else {
      store.addPhoto(number(id), enrolment);
    }
  }

  private void remove(String id) {
    store.removePhoto(number(id), photos(id).getFirst().name());
    gallery.follow(number(id), store);
  }

  private void assertInStep() {
    for (long user = 1; user <= 4; user++) {
      List<Embedding> stored = store.templates(user, PACK.id(), PACK.embedder().length());
      assertThat(gallery.templates().has(user)).as("user %d", user).isEqualTo(!stored.isEmpty());
      for (Embedding template : stored) {
        StoredGallery right = new StoredGallery(PACK);
        right.templates().set(user, stored);
        assertThat(gallery.templates().compare(user, template))
            .isEqualTo(right.templates().compare(user, template));
      }
    }
  }

  private void tell(String id, CompletableFuture<Void> told) {
    gallery.follow(number(id), store);
    told.complete(null);
  }

  /** The store, but at that moment of the filling the change happens. */
  private UserStore changing(Moment moment, Runnable change) {
    AtomicBoolean done = new AtomicBoolean();
    Runnable once =
        () -> {
          if (!done.getAndSet(true)) {
            change.run();
          }
        };
    return hooked(
        "forEachTemplate",
        rows -> {
          if (moment == Moment.BEFORE_THE_ROWS_ARE_READ) {
            once.run();
          }
          return moment == Moment.BEFORE_A_ROW_IS_HANDED_OUT
              ? row -> {
                once.run();
                rows.accept(row);
              }
              : rows;
        },
        moment == Moment.AFTER_THE_LAST_ROW ? once : () -> {});
  }

  /** The store, with something done to the consumer before a method, and something after it. */
  private UserStore hooked(String name, UnaryOperator<Consumer<Object>> before, Runnable after) {
    return (UserStore)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {UserStore.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals(name)) {
                return call(method, arguments);
              }
              if (arguments[2] instanceof Consumer<?> rows) {
                arguments[2] = before.apply(row -> accept(rows, row));
              }
              Object result = call(method, arguments);
              after.run();
              return result;
            });
  }

  @SuppressWarnings("unchecked")
  private static void accept(Consumer<?> rows, Object row) {
    ((Consumer<Object>) rows).accept(row);
  }

  private UserStore open() {
    return Stores.open(StoreSettings.sqlite(data.resolve("data")));
  }

  private List<StoredPhoto> photos(String id) {
    return store.photos(number(id));
  }

  private long number(String id) {
    return store.find(id(id)).orElseThrow().number();
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

  private static Enrolment enrolment(String seed) {
    Photo photo = Photo.of(seed.getBytes(UTF_8));
    return new Enrolment(
        photo, photo.sha256(), template(seed), 50, Instant.parse("2023-07-23T12:34:56Z"));
  }

  private static Embedding template(String seed) {
    Random random = new Random(seed.hashCode());
    float[] raw = new float[PACK.embedder().length()];
    for (int i = 0; i < raw.length; i++) {
      raw[i] = (float) random.nextGaussian();
    }
    return Embedding.of(PACK.id(), raw);
  }
}
