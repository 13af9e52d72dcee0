# The program in one image. Built with the system's libpq, so that PostgreSQL is reached over TLS.
FROM rust:1.95-bookworm AS build
RUN apt-get update && apt-get install -y --no-install-recommends libpq-dev && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY Cargo.toml Cargo.lock ./
COPY src src
COPY migrations migrations
COPY questionnaires questionnaires
RUN cargo build --release --locked --bin iscm-survey --no-default-features --features postgres-tls

FROM debian:bookworm-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates libpq5 fonts-noto-core fonts-noto-cjk \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /data --create-home survey
COPY --from=build /build/target/release/iscm-survey /usr/local/bin/iscm-survey
USER survey
WORKDIR /data
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["iscm-survey"]
CMD ["serve"]
