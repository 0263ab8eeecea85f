#include "output/line.hpp"

#include <fmt/format.h>

#include "output/json.hpp"

namespace legcramp {
namespace {

/// Adds members whose values are lists of objects with an id. Ids and names need no escapes.
class Members {
 public:
  Members(const Knowledge& knowledge, std::string& out) : knowledge_(knowledge), out_(out) {}

  void begin_list(std::string_view key) {
    out_.append(",\"").append(key).append("\":[");
    is_first_ = true;
  }
  void add(Index thing) {
    out_.append(is_first_ ? "{\"id\":\"" : ",{\"id\":\"");
    out_.append(knowledge_.id_of(thing).text).append("\"}");
    is_first_ = false;
  }
  void end_list() { out_ += ']'; }

  /// The numbers from `from` on, before `end`, of which something is so.
  template <class IsSo>
  void add_list(std::string_view key, Index from, Index end, const IsSo& is_so) {
    begin_list(key);
    for (Index thing = from; thing < end; ++thing)
      if (is_so(thing)) add(thing);
    end_list();
  }

 private:
  const Knowledge& knowledge_;
  std::string& out_;
  bool is_first_ = true;
};

void write_next(const Knowledge& knowledge, const NextScreen& next, std::string& out) {
  fmt::format_to(std::back_inserter(out), R"("need_answers","next":{{"id":"{}")",
                 next.screen->id.text);
  Members members(knowledge, out);
  members.begin_list("findings");
  for (const FindingRef finding : next.findings) members.add(finding.index);
  members.end_list();
  fmt::format_to(std::back_inserter(out), R"(}},"screens_left_at_most":{})",
                 next.screens_left_at_most);
}

}  // namespace

LineWriter::LineWriter(const Context& context)
    : knowledge_(*context.knowledge), begin_(line_beginning(context)) {}

void LineWriter::write(const Advice& advice, const std::optional<NextScreen>& next,
                       std::string& out) const {
  out.append(begin_).append(",\"status\":");
  if (next) write_next(knowledge_, *next, out);
  else out += R"("done","next":null,"screens_left_at_most":0)";
  const std::string_view urgency = name_of(advice.at_least);
  if (advice.is_urgency_decided()) out.append(",\"urgency\":\"").append(urgency) += '"';
  else out += ",\"urgency\":null";
  out.append(",\"urgency_at_least\":\"").append(urgency) += '"';

  Members members(knowledge_, out);
  const auto add_rules = [&](std::string_view key, bool LiveRule::*is_meant) {
    members.begin_list(key);
    for (const LiveRule& live : advice.rules)
      if (live.*is_meant) members.add(knowledge_.first(Kind::rule) + live.rule);
    members.end_list();
  };
  const auto is_shown = [&](Index thing) { return advice.shown[thing].so_far; };
  const auto first = [&](Kind kind) { return knowledge_.first(kind); };
  add_rules("alarms", &LiveRule::alarms);
  members.add_list("causes", first(Kind::cause), first(Kind::remedy), is_shown);
  members.add_list("remedies", first(Kind::remedy), first(Kind::tip), is_shown);
  members.add_list("tips", first(Kind::tip), first(Kind::further), is_shown);
  members.add_list("further", first(Kind::further), first(Kind::fact), is_shown);
  const auto end = static_cast<Index>(knowledge_.ids.size());
  members.add_list("cautions", first(Kind::remedy), end,
                   [&](Index thing) { return advice.says_to_avoid(thing); });
  add_rules("notes", &LiveRule::notes);
  out += "}\n";
}

void LineWriter::write(const Failure& failure, int exit, std::string& out) const {
  out.append(begin_).append(",\"error\":").append(error_line(failure, exit)).append("}\n");
}

}  // namespace legcramp
