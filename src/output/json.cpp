#include "output/json.hpp"

#include <algorithm>

#include "knowledge/writer.hpp"
#include "output/reasons.hpp"
#include "output/screen.hpp"
#include "output/version.hpp"

namespace legcramp {
namespace {

/// Turns the parts of reports into JSON; each `body` is what stands in the envelope beside the
/// common keys.
class JsonPage {
 public:
  explicit JsonPage(const Context& context)
      : context_(context), knowledge_(*context.knowledge), writer_(knowledge_) {}

  OrderedJson body(const StartReport& report) const { return assessment(report.assessment, false); }

  OrderedJson body(const AdviceReport& report) const {
    OrderedJson json = reading(report.reading);
    json.update(standing(standing_of(knowledge_, report.sheet)));
    return json;
  }

  OrderedJson body(const AskReport& report) const {
    OrderedJson json{{"status", report.standing.next ? "need_answers" : "done"}};
    json.update(standing(report.standing));
    return json;
  }

  OrderedJson body(const TipsReport& report) const { return {{"tips", in_full(report.tips, {})}}; }

  OrderedJson body(const ReliefReport& report) const {
    OrderedJson json = standing(report.standing);
    json["named"] = report.named ? writer_.write(knowledge_.id_of(*report.named)) : OrderedJson();
    json["remedies"] = in_full(report.measures, report.standing.assessment.remedies);
    json["others"] = OrderedJson::array();
    for (const Index other : report.others)
      json["others"].push_back(writer_.write(knowledge_.id_of(other)));
    return json;
  }

  OrderedJson body(const CheckReport& report) const {
    OrderedJson properties = OrderedJson::array();
    for (const Property& property : report.proof.properties) {
      OrderedJson problems = OrderedJson::array();
      for (const Problem& one : property.problems) problems.push_back(problem(one));
      properties.push_back({{"id", property.id},
                            {"claim", property.claim},
                            {"verdict", name_of(property.verdict)},
                            {"counts", property.counts},
                            {"problems", std::move(problems)}});
    }
    return {{"holds", report.holds()},
            {"combinations", report.proof.combinations},
            {"properties", std::move(properties)},
            {"mutation", report.mutation ? mutation(*report.mutation) : OrderedJson()}};
  }

  static OrderedJson body(const DiffReport& report) {
    OrderedJson statements = OrderedJson::array();
    for (const Statement& statement : report.difference.statements) {
      const bool is_urgency = statement.is != Statement::Is::advice;
      OrderedJson people = OrderedJson::array();
      for (const auto& group : statement.people) {
        OrderedJson one_of = OrderedJson::array();
        for (const Circumstance& one : group) {
          OrderedJson answers = OrderedJson::array();
          if (one.may_be_yes) answers.push_back(one.is_cause ? "named" : "yes");
          if (one.may_be_unsure) answers.push_back("unsure");
          one_of.push_back({{"id", one.id.text}, {"answers", std::move(answers)}});
        }
        people.push_back(std::move(one_of));
      }
      statements.push_back(
          {{"kind", name_of(statement.is)},
           {"before", is_urgency ? OrderedJson(name_of(statement.before)) : OrderedJson()},
           {"after", is_urgency ? OrderedJson(name_of(statement.after)) : OrderedJson()},
           {"least", is_urgency ? OrderedJson(name_of(statement.least)) : OrderedJson()},
           {"most", is_urgency ? OrderedJson(name_of(statement.most)) : OrderedJson()},
           {"lost", statement.lost},
           {"gained", statement.gained},
           {"changed", statement.changed},
           {"people", std::move(people)},
           {"for_many", statement.is_for_many},
           {"combinations", statement.combinations},
           {"with_these_answers", statement.with_these_answers}});
    }
    OrderedJson changes = OrderedJson::array();
    for (const Change& change : report.difference.changes)
      changes.push_back({{"list", change.list},
                         {"name", change.name},
                         {"key", change.key},
                         {"before", change.before},
                         {"after", change.after}});
    return {{"old",
             {{"version", report.old_version},
              {"sha256", report.old_sha256},
              {"origin", report.old_origin}}},
            {"too_large", report.difference.is_too_large},
            {"statements", std::move(statements)},
            {"changes", std::move(changes)}};
  }

  static OrderedJson body(const VersionReport& /*report*/) {
    return {{"version", program_version}};
  }

 private:
  OrderedJson reading(const Reading& reading) const {
    OrderedJson matches = OrderedJson::array();
    for (const Match& match : reading.matches)
      matches.push_back(
          {{"id", match.entry.id.text},
           {"kind", match.entry.kind == Kind::further ? "further" : name_of(match.entry.kind)},
           {"name", match.entry.name},
           {"text", match.entry.text}});
    OrderedJson flags = OrderedJson::array();
    for (const Entry& flag : reading.left_open_flags) flags.push_back(flag.id.text);
    OrderedJson corrected = OrderedJson::array();
    for (const Correction& correction : reading.corrected)
      corrected.push_back({{"written", correction.written}, {"read_as", correction.read_as}});
    return {{"matches", std::move(matches)},
            {"corrected", std::move(corrected)},
            {"unused", reading.unused},
            {"left_open", reading.left_open},
            {"left_open_flags", std::move(flags)}};
  }

  OrderedJson standing(const Standing& standing) const {
    OrderedJson json{{"next", nullptr}, {"screens_left_at_most", 0}};
    if (standing.next) {
      json["next"] = screen(*standing.next);
      json["screens_left_at_most"] = standing.next->screens_left_at_most;
    }
    json["answers"] = answers(standing.sheet);
    json.update(assessment(standing.assessment, standing.says_help()));
    return json;
  }

  OrderedJson answers(const Sheet& sheet) const {
    OrderedJson answers = OrderedJson::object();
    for (Index i = 0; i < knowledge_.findings.size(); ++i)
      if (const Answer answer = answer_to_tell(sheet, {i}); answer != Answer::unasked)
        answers.emplace(knowledge_.findings[i].id.text, name_of(answer));
    return answers;
  }

  OrderedJson named_causes(const Sheet& sheet) const {
    OrderedJson causes = OrderedJson::array();
    for (const CauseRef cause : sheet.named_causes())
      causes.push_back(knowledge_.id_of(cause).text);
    return causes;
  }

  static OrderedJson place(const Place& place) {
    return {
        {"list", place.list}, {"index", place.index}, {"name", place.name}, {"line", place.line}};
  }

  OrderedJson problem(const Problem& problem) const {
    OrderedJson places = OrderedJson::array();
    for (const Place& one : problem.places) places.push_back(place(one));
    return {{"text", problem.text},
            {"only_worth_knowing", problem.is_only_worth_knowing},
            {"places", std::move(places)},
            {"example", problem.example ? example(*problem.example) : OrderedJson()}};
  }

  OrderedJson example(const Sheet& sheet) const {
    return {{"answers", answers(sheet)},
            {"causes", named_causes(sheet)},
            {"command", command_of(context_, sheet, "ask")}};
  }

  OrderedJson mutation(const Mutation& mutation) const {
    OrderedJson survivors = OrderedJson::array();
    for (const Survivor& survivor : mutation.survivors)
      survivors.push_back({{"place", place(survivor.place)},
                           {"change", survivor.change},
                           {"example", example(survivor.example)}});
    return {{"too_large", mutation.is_too_large},
            {"mutants", mutation.mutants},
            {"equivalent", mutation.equivalent},
            {"killed_by_cases", mutation.killed_by_cases},
            {"killed_by_properties", mutation.killed_by_properties},
            {"survivors", std::move(survivors)}};
  }

  OrderedJson screen(const NextScreen& next) const {
    OrderedJson findings = OrderedJson::array();
    for (const FindingRef ref : next.findings) {
      const Finding& finding = knowledge_.findings[ref.index];
      findings.push_back({{"id", finding.id.text}, {"name", finding.name}, {"ask", finding.ask}});
    }
    OrderedJson why = OrderedJson::array();
    for (const Index thing : next.because) {
      if (knowledge_.kind_of(thing) == Kind::cause) {
        const Cause& cause = knowledge_.causes[thing - knowledge_.first(Kind::cause)];
        why.push_back({{"id", cause.id.text}, {"text", cause.name}, {"urgency", nullptr}});
      } else {
        const Rule& rule = knowledge_.rules[thing - knowledge_.first(Kind::rule)];
        why.push_back({{"id", rule.id.text},
                       {"text", rule.because},
                       {"urgency", name_of(rule.then.urgency)}});
      }
    }
    return {{"id", next.screen->id.text},
            {"ask", question_of(knowledge_, next)},
            {"findings", std::move(findings)},
            {"why", std::move(why)}};
  }

  OrderedJson assessment(const Assessment& assessment, bool says_help) const {
    OrderedJson json;
    const bool is_decided = assessment.is_urgency_decided();
    json["urgency"] = is_decided ? OrderedJson(name_of(assessment.at_least)) : OrderedJson();
    json["urgency_at_least"] = name_of(assessment.at_least);
    json["help"] = says_help ? help(knowledge_.help_for(assessment.at_least)) : OrderedJson();
    json["alarms"] = OrderedJson::array();
    for (const Reason& reason : assessment.alarms) {
      OrderedJson alarm{{"id", reason.rule->id.text}, {"text", reason.rule->because}};
      json["alarms"].push_back(with_why(std::move(alarm), {reason}, {}));
    }
    json["causes"] = lines(assessment.causes, knowledge_.causes, Kind::cause);
    json["remedies"] = lines(assessment.remedies, knowledge_.remedies, Kind::remedy);
    json["tips"] = lines(assessment.tips, knowledge_.tips, Kind::tip);
    json["further"] = lines(assessment.further, knowledge_.further, Kind::further);
    json["cautions"] = OrderedJson::array();
    for (const Line& line : assessment.avoid) {
      OrderedJson texts = OrderedJson::array();
      for (const Reason& reason : line.why) texts.push_back(reason.rule->because);
      OrderedJson caution{{"id", knowledge_.id_of(line.thing).text}, {"texts", std::move(texts)}};
      json["cautions"].push_back(with_why(std::move(caution), line.why, {}));
    }
    json["notes"] = OrderedJson::array();
    for (const Note& note : assessment.notes) {
      OrderedJson entry{{"id", note.why.rule->id.text}, {"text", note.text}};
      json["notes"].push_back(with_why(std::move(entry), {note.why}, {}));
    }
    return json;
  }

  /// The signs as one text for pages, and as a list.
  static OrderedJson help(const Help& help) {
    OrderedJson json{{"urgency", name_of(help.urgency)}, {"text", help.text}};
    if (help.signs.empty()) return json;
    json["signs"] = joined_signs(help);
    json["sign_list"] = OrderedJson::array();
    for (const Sign& sign : help.signs) json["sign_list"].push_back(sign.text);
    return json;
  }

  template <class Record>
  OrderedJson lines(const std::vector<Line>& shown, std::span<const Record> records,
                    Kind kind) const {
    OrderedJson list = OrderedJson::array();
    for (const Line& line : shown) {
      const Record& record = records[line.thing - knowledge_.first(kind)];
      list.push_back(with_why(entry(record), line.why, record.sources));
    }
    return list;
  }

  /// Measures with their pictures, and the reasons of those that are recommended.
  OrderedJson in_full(const std::vector<Index>& measures, const std::vector<Line>& lines) const {
    OrderedJson list = OrderedJson::array();
    for (const Index thing : measures) {
      const Measure& measure = knowledge_.measure(thing);
      OrderedJson json = entry(measure);
      if (!measure.pictures.empty()) json["pictures"] = writer_.write(measure.pictures);
      // Lines stand in the order of their numbers.
      const auto line = std::ranges::lower_bound(lines, thing, {}, &Line::thing);
      const auto why =
          line != lines.end() && line->thing == thing ? line->why : std::vector<Reason>{};
      list.push_back(with_why(std::move(json), why, measure.sources));
    }
    return list;
  }

  /// A record without what only the engine or a page needs.
  template <class Record>
  OrderedJson entry(const Record& record) const {
    OrderedJson json = writer_.write(record);
    json.erase("words");
    json.erase("when");
    json.erase("pictures");
    return json;
  }

  OrderedJson with_why(OrderedJson json, const std::vector<Reason>& reasons,
                       std::span<const Citation> sources) const {
    if (!context_.why) return json;
    OrderedJson rules = OrderedJson::array();
    OrderedJson answers = OrderedJson::array();
    for (const Reason& reason : reasons) {
      for (const Because& because : reason.because_of)
        answers.push_back(
            {{"id", knowledge_.id_of(because.thing).text}, {"answer", name_of(because.answer)}});
      if (reason.rule == nullptr) continue;
      rules.push_back({{"id", reason.rule->id.text},
                       {"because", reason.rule->because},
                       {"unsure", reason.is_unsure},
                       {"evidence", name_of(reason.rule->evidence)},
                       {"sources", cited(reason.rule->sources)}});
    }
    json["why"] = {
        {"rules", std::move(rules)}, {"answers", std::move(answers)}, {"sources", cited(sources)}};
    return json;
  }

  OrderedJson cited(std::span<const Citation> citations) const {
    OrderedJson list = OrderedJson::array();
    for (const Citation& citation : citations) {
      OrderedJson source = writer_.write(knowledge_[citation.source]);
      if (!citation.at.empty()) source["at"] = citation.at;
      list.push_back(std::move(source));
    }
    return list;
  }

  const Context& context_;
  const Knowledge& knowledge_;
  Writer writer_;
};

OrderedJson envelope(const Context& context) {
  OrderedJson json{{"format_version", output_format_version},
                   {"command", context.command},
                   {"knowledge", nullptr}};
  if (context.knowledge != nullptr)
    json["knowledge"] = {{"version", context.knowledge->version},
                         {"sha256", context.sha256()},
                         {"origin", context.origin},
                         {"language", context.knowledge->language}};
  return json;
}

template <class PlaceOf>
OrderedJson error(const Failure& failure, int exit, const PlaceOf& place_of) {
  OrderedJson error{{"code", failure.code},
                    {"message", failure.message},
                    {"did_you_mean", failure.did_you_mean},
                    {"exit", exit},
                    {"at", nullptr}};
  if (!failure.note.empty()) error["note"] = failure.note;
  if (!failure.faults.empty()) error["at"] = place_of(failure.faults.front());
  for (const Fault& fault : failure.faults)
    error["faults"].push_back({{"message", fault.message},
                               {"did_you_mean", fault.did_you_mean},
                               {"at", place_of(fault)}});
  return error;
}

std::string print(const OrderedJson& json, int indent) {
  return json.dump(indent, ' ', true, OrderedJson::error_handler_t::replace);
}

}  // namespace

std::string print_json(const OrderedJson& json) {
  constexpr int indent = 2;
  return print(json, indent) + "\n";
}

std::string json_of(const Context& context, const Report& report) {
  OrderedJson json = envelope(context);
  json.update(
      std::visit([&](const auto& content) { return JsonPage(context).body(content); }, report));
  return print_json(json);
}

std::string json_of(const Context& context, const HelpPage& page) {
  OrderedJson json = envelope(context);
  json["text"] = render(page.blocks, {});
  return print_json(json);
}

std::string json_of(const Context& context, const Failure& failure, int exit) {
  OrderedJson json = envelope(context);
  json["error"] = error(failure, exit, [&](const Fault& fault) {
    const bool is_placed = fault.line > 0;
    return OrderedJson{{"file", failure.file},
                       {"line", is_placed ? OrderedJson(fault.line) : OrderedJson()},
                       {"column", is_placed ? OrderedJson(fault.column) : OrderedJson()},
                       {"pointer", fault.pointer}};
  });
  return print_json(json);
}

std::string line_beginning(const Context& context) {
  std::string text = print(envelope(context), -1);
  text.pop_back();
  return text;
}

std::string error_line(const Failure& failure, int exit) {
  return print(error(failure, exit,
                     [](const Fault& fault) {
                       return OrderedJson{{"column", fault.column}, {"pointer", fault.pointer}};
                     }),
               -1);
}

}  // namespace legcramp
