// What Croft's dashboards for Grafana are made of: panels of queries over the figures of `/metrics`, in a grid of two a row.
import type { Builder } from "@grafana/grafana-foundation-sdk/cog";
import {
  type Dashboard,
  DashboardBuilder,
  DatasourceVariableBuilder,
  type Panel,
  QueryVariableBuilder,
  RowBuilder,
  VariableRefresh,
} from "@grafana/grafana-foundation-sdk/dashboard";
import { DataqueryBuilder, PromQueryFormat } from "@grafana/grafana-foundation-sdk/prometheus";
import { PanelBuilder as StatBuilder } from "@grafana/grafana-foundation-sdk/stat";
import { PanelBuilder as TableBuilder } from "@grafana/grafana-foundation-sdk/table";
import { PanelBuilder as TimeseriesBuilder } from "@grafana/grafana-foundation-sdk/timeseries";

export interface Query {
  expr: string;
  legend: string;
}

export type Unit = "short" | "bytes" | "Bps" | "percentunit" | "s" | "reqps" | "ops" | "dateTimeFromNow";

interface PanelOf {
  title: string;
  unit: Unit;
  queries: readonly Query[];
}

const SOURCE = { type: "prometheus", uid: "$datasource" };
const HALF = 12;
const HEIGHT = 8;

const targets = ({ queries }: PanelOf, instant: boolean) =>
  queries.map(({ expr, legend }, at) => {
    const query = new DataqueryBuilder()
      .datasource(SOURCE)
      .expr(expr)
      .legendFormat(legend)
      .refId(String.fromCharCode(65 + at));
    return instant ? query.instant() : query.range();
  });

/** Curves over time. */
export const curves = (title: string, unit: Unit, ...queries: Query[]): Builder<Panel> =>
  new TimeseriesBuilder()
    .title(title)
    .unit(unit)
    .min(0)
    .datasource(SOURCE)
    .targets(targets({ title, unit, queries }, false))
    .span(HALF)
    .height(HEIGHT);

/** The newest values. */
export const values = (title: string, unit: Unit, ...queries: Query[]): Builder<Panel> =>
  new StatBuilder()
    .title(title)
    .unit(unit)
    .datasource(SOURCE)
    .targets(targets({ title, unit, queries }, true))
    .span(HALF)
    .height(HEIGHT / 2);

/** The newest values, a row for each series. */
export const rows = (title: string, unit: Unit, query: Query): Builder<Panel> =>
  new TableBuilder()
    .title(title)
    .unit(unit)
    .datasource(SOURCE)
    .targets(targets({ title, unit, queries: [query] }, true).map((one) => one.format(PromQueryFormat.Table)))
    .span(HALF)
    .height(HEIGHT);

/** A variable whose values are those of a label. */
export const choice = (name: string, label: string, query: string): QueryVariableBuilder =>
  new QueryVariableBuilder(name)
    .label(label)
    .datasource(SOURCE)
    .query(query)
    .refresh(VariableRefresh.OnTimeRangeChanged);

export interface Section {
  title: string;
  panels: readonly Builder<Panel>[];
}

export function dashboard(
  uid: string,
  title: string,
  choices: readonly QueryVariableBuilder[],
  sections: readonly Section[],
): Dashboard {
  const builder = new DashboardBuilder(title)
    .uid(uid)
    .tags(["croft"])
    .refresh("30s")
    .time({ from: "now-3h", to: "now" })
    .timezone("browser")
    .withVariable(new DatasourceVariableBuilder("datasource").label("Prometheus").type("prometheus"));
  for (const one of choices) builder.withVariable(one);
  for (const section of sections) {
    builder.withRow(new RowBuilder(section.title));
    for (const panel of section.panels) builder.withPanel(panel);
  }
  return builder.build();
}

/** With the name and the project of a VM, which only the info figure has. */
export const named = (expr: string): string => `(${expr}) * on (vm) group_left (name, project) croft_vm_info`;
