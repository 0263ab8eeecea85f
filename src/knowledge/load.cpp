#include "legcramp/load.hpp"

#include <fmt/format.h>

#include <map>
#include <set>

#include "knowledge/document.hpp"
#include "knowledge/pattern.hpp"
#include "knowledge/plain_answers.hpp"
#include "knowledge/reader.hpp"

namespace legcramp {
namespace {

struct List {
  std::string_view key;
  Kind kind;
};
constexpr std::array<List, 9> lists_with_ids{{{"findings", Kind::finding},
                                              {"causes", Kind::cause},
                                              {"remedies", Kind::remedy},
                                              {"tips", Kind::tip},
                                              {"further", Kind::further},
                                              {"facts", Kind::fact},
                                              {"rules", Kind::rule},
                                              {"screens", Kind::screen},
                                              {"sources", Kind::source}}};

/// Numbers everything that has an id, and then the kinds that measures name.
class Numbering {
 public:
  explicit Numbering(Faults& faults) : faults_(faults) {}

  Namespace number(const JsonValue& root) {
    for (const List& list : lists_with_ids) number_list(root, list);
    for (const std::string_view key : {"remedies", "tips", "further"}) number_groups(root, key);
    if (const JsonValue* lookup = root.find("lookup")) {
      things_.word_groups = names_in(*lookup, "groups");
      things_.units = names_in(*lookup, "units");
    }
    return std::move(things_);
  }

 private:
  void add(const JsonValue* id, Kind kind) {
    const auto number = static_cast<Index>(things_.ids.size());
    const std::string_view text = id != nullptr ? id->text : std::string_view{};
    things_.ids.push_back({text});
    things_.kinds.push_back(kind);
    if (!text.empty()) things_.numbers.try_emplace(text, number);
  }

  void number_list(const JsonValue& root, const List& list) {
    const JsonValue* entries = root.find(list.key);
    if (entries == nullptr) return;
    for (std::size_t i = 0; i < entries->children.size(); ++i) {
      const JsonValue* id = entries->children[i].find("id");
      if (id != nullptr && things_.numbers.contains(id->text)) refuse(*id, list.key, i);
      add(id, list.kind);
    }
  }

  void number_groups(const JsonValue& root, std::string_view key) {
    const JsonValue* entries = root.find(key);
    if (entries == nullptr) return;
    for (const JsonValue& entry : entries->children)
      if (const JsonValue* groups = entry.find("kinds"))
        for (const JsonValue& group : groups->children)
          if (!things_.numbers.contains(group.text)) add(&group, Kind::group);
  }

  static std::vector<std::string_view> names_in(const JsonValue& lookup, std::string_view key) {
    std::vector<std::string_view> names;
    if (const JsonValue* list = lookup.find(key))
      for (const JsonValue& entry : list->children)
        if (const JsonValue* name = entry.find("name")) names.push_back(name->text);
    return names;
  }

  void refuse(const JsonValue& id, std::string_view list, std::size_t index) {
    const Kind other = things_.kinds[things_.numbers.at(id.text)];
    faults_.add(
        {.offset = id.offset,
         .pointer = fmt::format("/{}/{}/id", list, index),
         .message = fmt::format("the id \"{}\" is taken by a {} above; ids are used once in a file",
                                id.text, name_of(other))});
  }

  Faults& faults_;
  Namespace things_;
};

void check_version(const JsonValue& root, Text version, Text newest, Faults& faults) {
  if (!version.empty() && version != "1.0" && version != newest)
    faults.add({.offset = root.find("format_version")->offset,
                .pointer = "/format_version",
                .message = fmt::format("this program reads format {}, not \"{}\"",
                                       newest == "1.0" ? "1.0" : "1.0 and " + std::string(newest),
                                       version)});
}

/// What no single field can tell: the checks that look at two places of the file.
class Agreement {
 public:
  Agreement(const JsonValue& root, Faults& faults) : root_(root), faults_(faults) {}

  void check(const Knowledge& knowledge) {
    check_version(root_, knowledge.format_version, "1.1", faults_);
    check_help(knowledge);
    check_rules_for_all(knowledge);
    check_remedies(knowledge);
    if (faults_.empty()) check_lookup(knowledge.lookup);
    if (faults_.empty()) check_screens(knowledge);
    check_doubt("rules", "if_unsure", knowledge.rules.size(), [&](std::size_t i) {
      return knowledge.rules[i].if_unsure.urgency > knowledge.rules[i].then.urgency;
    });
    check_doubt("guarantees", "unsure_at_least", knowledge.guarantees.size(), [&](std::size_t i) {
      return knowledge.guarantees[i].unsure_at_least > knowledge.guarantees[i].at_least;
    });
  }

 private:
  void check_help(const Knowledge& knowledge) {
    const JsonValue* help = root_.find("help");
    if (help == nullptr) return;
    for (std::size_t level = 0; level < names<Urgency>.size(); ++level) {
      const auto is_this = [&](const Help& entry) {
        return entry.urgency == static_cast<Urgency>(level);
      };
      if (std::ranges::count_if(knowledge.help, is_this) != 1)
        faults_.add({.offset = help->offset,
                     .pointer = "/help",
                     .message = fmt::format("needs exactly one entry for \"{}\"",
                                            names<Urgency>.at(level))});
    }
  }

  /// Advice may be for everybody; an urgency or a prohibition for everybody is a condition
  /// forgotten.
  void check_rules_for_all(const Knowledge& knowledge) {
    const JsonValue* const rules = root_.find("rules");
    for (std::size_t i = 0; i < knowledge.rules.size(); ++i) {
      const Rule& rule = knowledge.rules[i];
      const bool is_advice = rule.then.urgency == Urgency::self_care && rule.then.avoid.empty();
      const JsonValue& json = rules->children[i];
      if (json.find("when") == nullptr && !is_advice)
        faults_.add(
            {.offset = json.offset,
             .pointer = fmt::format("/rules/{}", i),
             .message = "a rule that sets an urgency or avoids something needs a \"when\""});
    }
  }

  void check_remedies(const Knowledge& knowledge) {
    const JsonValue* const remedies = root_.find("remedies");
    for (std::size_t i = 0; i < knowledge.remedies.size(); ++i)
      if (knowledge.remedies[i].steps.empty())
        faults_.add({.offset = remedies->children[i].offset,
                     .pointer = fmt::format("/remedies/{}", i),
                     .message = "a remedy needs \"steps\""});
  }

  /// Groups take in only groups of words that stand above them, and units only units: so none takes
  /// in itself, and none grows beyond what the file spells out.
  void check_lookup(const LookupWords& lookup) {
    const JsonValue& json = *root_.find("lookup");
    const auto refuse = [&](const JsonValue& at, std::string where, std::string message) {
      faults_.add({.offset = at.offset,
                   .pointer = fmt::format("/lookup/{}", where),
                   .message = std::move(message)});
    };
    constexpr std::size_t most_words = 400'000;
    std::map<Text, std::optional<std::size_t>> above;  // how many words; nothing if it holds groups
    std::size_t all_words = 0;
    for (std::size_t i = 0; i < lookup.groups.size(); ++i) {
      const WordGroup& group = lookup.groups[i];
      const JsonValue& words = *json.find("groups")->children[i].find("words");
      std::optional<std::size_t> size = 0;
      for (std::size_t j = 0; j < group.words.size(); ++j) {
        const auto [parts, fault] = parse_pattern(group.words[j].text);
        const bool is_group = parts.size() == 1 && parts[0].is == PatternPart::Is::group;
        const auto taken_in = is_group ? above.find(parts[0].text) : above.end();
        const bool is_good =
            is_group ? taken_in != above.end() && taken_in->second && !parts[0].is_excluded
                     : std::ranges::all_of(parts, &is_plain_word);
        if (!is_good)
          refuse(words.children[j], fmt::format("groups/{}/words/{}", i, j),
                 "a group holds words, or in braces a group above it that holds only words");
        else all_words += is_group ? *taken_in->second : 1;
        if (is_group) size.reset();
        else if (size) ++*size;
      }
      if (!above.try_emplace(group.name.text, size).second)
        refuse(json.find("groups")->children[i], fmt::format("groups/{}/name", i),
               fmt::format("there is a group \"{}\" already", group.name.text));
    }
    if (all_words > most_words)
      refuse(
          *json.find("groups"), "groups",
          fmt::format("more than {} words in all, with the groups that they take in", most_words));
    std::set<Text> units;
    for (std::size_t i = 0; i < lookup.units.size(); ++i) {
      const Unit& unit = lookup.units[i];
      const JsonValue& at = json.find("units")->children[i];
      if (unit.of.text.empty() != (unit.times.value == 0) ||
          (!unit.of.text.empty() && !units.contains(unit.of.text)))
        refuse(at, fmt::format("units/{}", i),
               "\"times\" and \"of\" stand together; \"of\" is a unit from above");
      if (!units.insert(unit.name.text).second)
        refuse(at, fmt::format("units/{}/name", i),
               fmt::format("there is a unit \"{}\" already", unit.name.text));
    }
    for (std::size_t i = 0; i < lookup.amounts.size(); ++i)
      if (!units.contains(lookup.amounts[i].unit.text))
        refuse(json.find("amounts")->children[i], fmt::format("amounts/{}/unit", i),
               fmt::format("unknown unit \"{}\"", lookup.amounts[i].unit.text));
  }

  static bool is_plain_word(const PatternPart& part) {
    return part.is == PatternPart::Is::word && !part.is_excluded && !part.is_required;
  }

  /// Every finding is asked on one screen, and a detail after what it is a detail of. Needs
  /// references that could all be read.
  void check_screens(const Knowledge& knowledge) {
    const JsonValue& screens = *root_.find("screens");
    const JsonValue& findings_of_file = *root_.find("findings");
    const JsonValue* const course = root_.find("course");
    std::vector<std::size_t> screen_of(knowledge.findings.size(), knowledge.screens.size());
    std::vector<std::size_t> levels(knowledge.screens.size(), 0);  // of parents above each
    for (std::size_t i = 0; i < knowledge.screens.size(); ++i) {
      const Screen& screen = knowledge.screens[i];
      const JsonValue& json = screens.children[i];
      const JsonValue& findings = *json.find("findings");
      const auto refuse = [&](const JsonValue& at, std::string where, std::string message) {
        faults_.add({.offset = at.offset,
                     .pointer = fmt::format("/screens/{}/{}", i, where),
                     .message = std::move(message)});
      };
      if (screen.findings.size() > most_findings_of_a_screen)
        refuse(findings, "findings",
               fmt::format("more than {} findings; split it", most_findings_of_a_screen));
      if (screen.detail_of && knowledge.course &&
          std::ranges::find(screen.findings, knowledge.course->then) != screen.findings.end())
        faults_.add({.offset = course->find("then")->offset,
                     .pointer = "/course/then",
                     .message = "must not be a detail of another finding"});
      if (screen.detail_of) {
        const std::size_t above = screen_of[screen.detail_of->index];
        if (above >= i)
          refuse(*json.find("detail_of"), "detail_of", "must be asked on an earlier screen");
        else if (levels[i] = levels[above] + 1; levels[i] > most_levels_of_details)
          refuse(*json.find("detail_of"), "detail_of",
                 fmt::format("details of details at more than {} levels", most_levels_of_details));
      }
      for (std::size_t j = 0; j < screen.findings.size(); ++j) {
        std::size_t& asked_on = screen_of[screen.findings[j].index];
        if (asked_on < knowledge.screens.size())
          refuse(findings.children[j], fmt::format("findings/{}", j),
                 fmt::format("is asked on the screen \"{}\" already",
                             knowledge.screens[asked_on].id.text));
        asked_on = i;
      }
    }
    for (std::size_t i = 0; i < knowledge.findings.size(); ++i)
      if (screen_of[i] == knowledge.screens.size())
        faults_.add({.offset = findings_of_file.children[i].offset,
                     .pointer = fmt::format("/findings/{}", i),
                     .message = fmt::format("\"{}\" is asked on no screen; put it on one",
                                            knowledge.findings[i].id.text)});
  }

  template <class IsWorse>
  void check_doubt(std::string_view list, std::string_view key, std::size_t count,
                   IsWorse is_worse) {
    const JsonValue* const entries = root_.find(list);
    for (std::size_t i = 0; i < count; ++i)
      if (is_worse(i))
        faults_.add({.offset = entries->children[i].find(key)->offset,
                     .pointer = fmt::format("/{}/{}/{}", list, i, key),
                     .message =
                         "doubt must not be more urgent than certainty: lower this, or raise "
                         "the other"});
  }

  const JsonValue& root_;
  Faults& faults_;
};

/// The things of knowledge that was read before.
Namespace namespace_of(const Knowledge& knowledge) {
  Namespace things;
  things.ids.assign(knowledge.ids.begin(), knowledge.ids.end());
  for (Index i = 0; i < knowledge.ids.size(); ++i) {
    things.kinds.push_back(knowledge.kind_of(i));
    things.numbers.emplace(knowledge.ids[i].text, i);
  }
  return things;
}

/// What each finding is a detail of.
std::vector<std::optional<FindingRef>> parents_of(const Knowledge& knowledge) {
  std::vector<std::optional<FindingRef>> parents(knowledge.findings.size());
  for (const Screen& screen : knowledge.screens)
    for (const FindingRef detail : screen.findings) parents[detail.index] = screen.detail_of;
  return parents;
}

/// Gives a sheet the answers of a file, which are those of `json` in their order. Those of no come
/// first, so that every contradiction is a fault of the detail.
void fill(Sheet& sheet, const Answers& answers, const JsonValue& json, const Knowledge& knowledge,
          Faults& faults) {
  for (const bool is_no : {true, false})
    for (std::size_t i = 0; i < answers.given.size() && !faults.is_full(); ++i) {
      const auto& [finding, answer] = answers.given[i];
      if ((answer == Answer::no) != is_no) continue;
      if (const auto contradiction = sheet.give(finding, answer))
        faults.add({.offset = json.children[i].key_offset,
                    .pointer = fmt::format("/answers/{}", knowledge.id_of(finding).text),
                    .message = text_of(knowledge, *contradiction)});
    }
}

/// Whether a file is of the other kind.
bool is_file_of(const JsonValue& root, std::string_view key, std::string_view not_of) {
  return root.is == JsonValue::Is::object && root.find(key) != nullptr &&
         root.find(not_of) == nullptr;
}

}  // namespace

Result<LoadedKnowledge> load_knowledge(std::string_view text) {
  LoadedKnowledge loaded{std::make_unique<std::pmr::monotonic_buffer_resource>(), {}};
  Faults faults;
  if (const auto root = parse_json(text, *loaded.memory, faults)) {
    if (is_file_of(*root, "answers", "rules"))
      return Faults{{.message = "this is a file of answers, not of knowledge"}};
    const Namespace things = Numbering(faults).number(*root);
    Reader reader(things, *loaded.memory, faults);
    reader.read(*root, {}, loaded.knowledge);
    reader.doubt_suggestions();
    reader.keep_ids(loaded.knowledge);
    Agreement(*root, faults).check(loaded.knowledge);
    if (faults.empty())
      loaded.knowledge.parents = keep(parents_of(loaded.knowledge), *loaded.memory);
  }
  if (faults.empty()) return loaded;
  place_faults(faults, text);
  return faults;
}

std::vector<std::size_t> lines_of(std::string_view text,
                                  const std::vector<std::pair<std::string_view, Index>>& entries) {
  std::pmr::monotonic_buffer_resource memory;
  Faults faults;
  const auto root = parse_json(text, memory, faults);
  std::map<std::string_view, const JsonValue*> lists;
  if (root)
    for (const JsonValue& member : root->children) lists.try_emplace(member.key, &member);
  std::vector<std::pair<std::size_t, std::size_t>> by_offset;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto list = lists.find(entries[i].first);
    const JsonValue* values = list != lists.end() ? list->second : nullptr;
    if (values != nullptr && entries[i].second < values->children.size())
      by_offset.emplace_back(values->children[entries[i].second].offset, i);
  }
  std::ranges::sort(by_offset);
  std::vector<std::size_t> lines(entries.size(), 0);
  std::size_t at = 0;
  std::size_t line = 1;
  for (const auto& [offset, entry] : by_offset) {
    line += static_cast<std::size_t>(std::ranges::count(text.substr(at, offset - at), '\n'));
    at = offset;
    lines[entry] = line;
  }
  return lines;
}

struct SheetReader::Parts {
  const Knowledge& knowledge;
  PlainAnswers plain{knowledge};
  Namespace things = namespace_of(knowledge);
};

SheetReader::SheetReader(const Knowledge& knowledge)
    : parts_(std::make_unique<Parts>(Parts{knowledge})) {}
SheetReader::~SheetReader() = default;

Result<Sheet> SheetReader::read(std::string_view text) const {
  if (auto sheet = parts_->plain.read(text)) return std::move(*sheet);
  Sheet sheet(parts_->knowledge);
  std::pmr::monotonic_buffer_resource memory;
  Faults faults;
  AnswersFile file;
  if (const auto root = parse_json(text, memory, faults)) {
    if (is_file_of(*root, "rules", "answers"))
      return Faults{{.message = "this is a knowledge file, not one of answers"}};
    Reader(parts_->things, memory, faults).read(*root, {}, file);
    check_version(*root, file.format_version, "1.0", faults);
    if (faults.empty())
      fill(sheet, file.answers, *root->find("answers"), parts_->knowledge, faults);
  }
  if (faults.empty()) return sheet;
  place_faults(faults, text);
  return faults;
}

Result<Sheet> load_sheet(std::string_view text, const Knowledge& knowledge) {
  return SheetReader(knowledge).read(text);
}

}  // namespace legcramp
