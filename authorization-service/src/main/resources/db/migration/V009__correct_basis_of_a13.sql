-- A wrong citation, not a changed rule: what A13 decides stays as approved with version 1, so no new version is made of it.
UPDATE policy_rule SET basis = '征信业管理条例 art 20' WHERE version = 1 AND rule = 'A13' AND basis = '个人信息保护法 art 6';
