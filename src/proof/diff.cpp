#include "legcramp/diff.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "knowledge/compare.hpp"
#include "proof/consequences.hpp"
#include "proof/people.hpp"

namespace legcramp {
namespace {

/// The advice of two files on the same sheets.
class TwoFiles {
 public:
  TwoFiles(const Knowledge& before, const Knowledge& after)
      : before_(before),
        after_(after),
        numbers_before_(numbers_of(before)),
        numbers_after_(numbers_of(after)),
        space_({&after, &before}),
        of_before_(space_, before),
        of_after_(space_, after),
        people_(space_, {&after, &before}),
        everybody_(space_.diagrams().either(space_.consistent(before), space_.consistent(after))) {}

  std::vector<Statement> statements() {
    for (std::size_t level = names<Urgency>.size(); level-- > 1;)
      compare_urgency(static_cast<Urgency>(level), Statement::Is::urgency_lowered);
    for (std::size_t level = names<Urgency>.size(); level-- > 1;)
      compare_urgency(static_cast<Urgency>(level), Statement::Is::urgency_raised);
    compare_things();
    for (const auto& [who, statement] : of_things_) {
      auto all = people_.smallest(who);
      if (!all) state_for_many(statement, who);
      else
        for (const People::Description& people : People::joined(std::move(*all)))
          state(statement, who, people);
    }
    return std::move(statements_);
  }

 private:
  Diagrams& diagrams() { return space_.diagrams(); }

  /// Where this level was and is not reached any more, or the other way round.
  void compare_urgency(Urgency level, Statement::Is is) {
    const bool is_lowered = is == Statement::Is::urgency_lowered;
    const Diagram higher = (is_lowered ? of_before_ : of_after_).urgency();
    const Diagram lower = (is_lowered ? of_after_ : of_before_).urgency();
    const Operation falls = predicate_of([&](unsigned from, unsigned to) {
      return from == static_cast<unsigned>(level) && to < from;
    });
    const Diagram who = diagrams().both(everybody_, diagrams().apply(falls, higher, lower));
    Statement statement;
    statement.is = is;
    (is_lowered ? statement.before : statement.after) = level;
    Urgency& other = is_lowered ? statement.after : statement.before;
    auto all = people_.smallest(who);
    if (!all) {
      set_range(statement, lower, who);
      other = statement.least;
      return state_for_many(statement, who);
    }
    // Those who fall equally far, with these answers alone, are told together.
    std::map<unsigned, std::vector<People::Description>> by_other_level;
    for (People::Description& smallest : *all)
      by_other_level[diagrams().at(lower, people_.alone(smallest))].push_back(std::move(smallest));
    for (auto& [other_level, descriptions] : by_other_level)
      for (const People::Description& people : People::joined(std::move(descriptions))) {
        other = static_cast<Urgency>(other_level);
        set_range(statement, lower, diagrams().both(who, people_.diagram_of(people)));
        state(statement, who, people);
      }
  }

  /// The lowest and the highest urgency in a set, which must not be empty.
  void set_range(Statement& statement, Diagram urgency, Diagram set) {
    const auto occurs = [&](unsigned level) {
      return diagrams().both(set, diagrams().is(urgency, level)) != never;
    };
    unsigned least = 0;
    while (!occurs(least)) ++least;
    unsigned most = names<Urgency>.size() - 1;
    while (!occurs(most)) --most;
    statement.least = static_cast<Urgency>(least);
    statement.most = static_cast<Urgency>(most);
  }

  void compare_things() {
    for (const Knowledge* file : {&after_, &before_})
      for (Index thing = file->first(Kind::cause); thing < file->ids.size(); ++thing) {
        const Kind kind = file->kind_of(thing);
        const Id id = file->id_of(thing);
        if (kind < Kind::fact) compare_once("", kind, id, &Consequences::shown);
        if ((kind < Kind::fact && kind != Kind::cause) || kind == Kind::group)
          compare_once("the advice to avoid ", kind, id, &Consequences::avoid_line);
        if (kind == Kind::rule) compare_notes(id);
      }
  }

  using Shown = Diagram (Consequences::*)(Index) const;

  void compare_once(const char* what, Kind kind, Id id, Shown shown) {
    const std::string name = what + std::string(id.text);
    if (!compared_.insert({kind, name}).second) return;
    const auto shown_in = [&](const Knowledge& file, const Consequences& consequences) {
      const auto thing = find(file, kind, id);
      return thing ? (consequences.*shown)(*thing) : never;
    };
    const Diagram was = shown_in(before_, of_before_);
    const Diagram is = shown_in(after_, of_after_);
    add(diagrams().both(was, diagrams().opposite(is)), &Statement::lost, name);
    add(diagrams().both(is, diagrams().opposite(was)), &Statement::gained, name);
  }

  /// The notes of a rule by their texts: the same words are no change, whichever part says them.
  void compare_notes(Id id) {
    const std::string name = "the note of " + std::string(id.text);
    if (!compared_.insert({Kind::rule, name}).second) return;
    const auto old_thing = find(before_, Kind::rule, id);
    const auto new_thing = find(after_, Kind::rule, id);
    const auto text_at = [](const Knowledge& file, std::optional<Index> thing, unsigned which) {
      if (!thing || which == 0) return Text{};
      const Rule& rule = file.rules[*thing - file.first(Kind::rule)];
      return which == 1 ? rule.if_unsure.note : rule.then.note;
    };
    const Diagram was = old_thing ? of_before_.note(*old_thing) : never;
    const Diagram is = new_thing ? of_after_.note(*new_thing) : never;
    const auto add_where = [&](auto happened, std::vector<std::string> Statement::*list) {
      add(diagrams().apply(predicate_of([&](unsigned a, unsigned b) {
                             return happened(text_at(before_, old_thing, a),
                                             text_at(after_, new_thing, b));
                           }),
                           was, is),
          list, name);
    };
    add_where([](Text a, Text b) { return !a.empty() && b.empty(); }, &Statement::lost);
    add_where([](Text a, Text b) { return a.empty() && !b.empty(); }, &Statement::gained);
    add_where([](Text a, Text b) { return !a.empty() && !b.empty() && a != b; },
              &Statement::changed);
  }

  /// The number of the thing of this kind and id, if the file has one.
  [[nodiscard]] std::optional<Index> find(const Knowledge& file, Kind kind, Id id) const {
    const auto& numbers = &file == &before_ ? numbers_before_ : numbers_after_;
    const auto found = numbers.find({kind, id.text});
    return found == numbers.end() ? std::nullopt : std::optional(found->second);
  }
  using Numbers = std::map<std::pair<Kind, Text>, Index>;
  static Numbers numbers_of(const Knowledge& file) {
    Numbers numbers;
    for (Index thing = 0; thing < file.ids.size(); ++thing)
      numbers.emplace(std::pair(file.kind_of(thing), file.ids[thing].text), thing);
    return numbers;
  }

  /// Adds a thing to the statement on all those to whom it happened: equal functions are the same
  /// node. In an emergency nothing is shown, which the urgency tells already.
  void add(Diagram where, std::vector<std::string> Statement::*list, const std::string& name) {
    const Diagram who =
        diagrams().both(diagrams().both(where, everybody_),
                        diagrams().both(of_before_.below_emergency(), of_after_.below_emergency()));
    if (who == never) return;
    auto same = std::ranges::find(of_things_, who, &std::pair<Diagram, Statement>::first);
    if (same == of_things_.end()) same = of_things_.insert(same, {who, {}});
    (same->second.*list).push_back(name);
  }

  void state(Statement statement, Diagram who, const People::Description& people) {
    const Diagram with_these = diagrams().both(everybody_, people_.diagram_of(people));
    const Count changed = diagrams().count(diagrams().both(who, with_these));
    const Count all = diagrams().count(with_these);
    statement.people = people_.in_words(people);
    statement.combinations = changed.exact();
    statement.combinations_brief = changed.brief();
    statement.with_these_answers = all.exact();
    statement.with_these_brief = all.brief();
    statements_.push_back(std::move(statement));
  }

  void state_for_many(Statement statement, Diagram who) {
    statement.is_for_many = true;
    state(std::move(statement), who, {});
  }

  const Knowledge& before_;
  const Knowledge& after_;
  Numbers numbers_before_;
  Numbers numbers_after_;
  Space space_;
  Consequences of_before_;
  Consequences of_after_;
  People people_;
  Diagram everybody_;
  std::vector<std::pair<Diagram, Statement>> of_things_;
  std::set<std::pair<Kind, std::string>> compared_;
  std::vector<Statement> statements_;
};

}  // namespace

Difference diff(const Knowledge& before, const Knowledge& after) {
  Difference difference;
  try {
    difference.statements = TwoFiles(before, after).statements();
  } catch (const TooLarge&) {
    difference.is_too_large = true;
  }
  difference.changes = changes_between(before, after);
  return difference;
}

}  // namespace legcramp
