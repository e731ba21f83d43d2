# syntax=docker/dockerfile:1

FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -q dependency:go-offline -DincludeScope=runtime
COPY config config
COPY kubernetes kubernetes
COPY frontend frontend
COPY src/main src/main
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -q -DskipTests package \
 && mv target/malcolm-console-*.jar malcolm-console.jar \
 && java -Djarmode=tools -jar malcolm-console.jar extract --layers --destination layers

# Runs with a read-only root file system: docker run --read-only --tmpfs /tmp -v console:/var/lib/malcolm-console …
FROM eclipse-temurin:25-jre
RUN groupadd --system --gid 10001 console \
 && useradd --system --uid 10001 --gid console --home-dir /var/lib/malcolm-console --shell /usr/sbin/nologin console \
 && install -d -o console -g console -m 0700 /var/lib/malcolm-console
WORKDIR /opt/malcolm-console
# least often changed first
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
USER 10001:10001
VOLUME /var/lib/malcolm-console
ENV CONSOLE_DATA_DIRECTORY=/var/lib/malcolm-console/data \
    CONSOLE_MALCOLM_DIRECTORY=/var/lib/malcolm-console/malcolm
EXPOSE 8080
# the console listens on the loopback address: use --network host, or set SERVER_ADDRESS together with TLS
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8090 && printf 'GET /actuator/health/liveness HTTP/1.0\\r\\nHost: 127.0.0.1\\r\\n\\r\\n' >&3 && grep -q '\"UP\"' <&3"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-Djava.io.tmpdir=/tmp", "-jar", "malcolm-console.jar"]
